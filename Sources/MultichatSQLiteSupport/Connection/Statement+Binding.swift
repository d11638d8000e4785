import CSQLite

/// A value that can't be bound makes the next step throw, so that binding itself needs no `try`.
extension Statement {
    /// Binds an integer.
    @inlinable
    public func bind(_ position: Int, _ value: Int64) {
        note(sqlite3_bind_int64(handle, Int32(truncatingIfNeeded: position), value))
    }

    /// Binds an integer.
    @inlinable
    public func bind(_ position: Int, _ value: Int) {
        note(sqlite3_bind_int64(handle, Int32(truncatingIfNeeded: position), Int64(value)))
    }

    /// Binds a floating-point number; a NaN becomes NULL.
    @inlinable
    public func bind(_ position: Int, _ value: Double) {
        note(sqlite3_bind_double(handle, Int32(truncatingIfNeeded: position), value))
    }

    /// Binds text, of which SQLite takes a copy.
    @inlinable
    public func bind(_ position: Int, _ value: String) {
        var value = value
        value.withUTF8 { bind(position, text: UnsafeRawBufferPointer($0)) }
    }

    /// Binds the text of a literal, without a copy.
    @inlinable
    public func bind(_ position: Int, _ value: StaticString) {
        let text = UnsafeRawBufferPointer(start: value.utf8Start, count: value.utf8CodeUnitCount)
        bind(position, text: text, isCopied: false)
    }

    /// Binds UTF-8 text.
    ///
    /// - Parameters:
    ///   - position: the parameter's place, from 1 on.
    ///   - text: the bytes.
    ///   - isCopied: `false` spares the copy: the bytes then stay as they are until the statement is reset.
    ///     So bind, run and reset it inside the closure that lends the bytes.
    @inlinable
    public func bind(_ position: Int, text: UnsafeRawBufferPointer, isCopied: Bool = true) {
        let position = Int32(truncatingIfNeeded: position)
        note(multichat_sqlite_bind_text(handle, position, text.baseAddress, UInt64(text.count), isCopied ? 1 : 0))
    }

    /// Binds bytes; they are copied or lent as text is.
    @inlinable
    public func bind(_ position: Int, blob: UnsafeRawBufferPointer, isCopied: Bool = true) {
        let position = Int32(truncatingIfNeeded: position)
        note(multichat_sqlite_bind_blob(handle, position, blob.baseAddress, UInt64(blob.count), isCopied ? 1 : 0))
    }

    /// Binds NULL.
    @inlinable
    public func bindNull(_ position: Int) {
        note(sqlite3_bind_null(handle, Int32(truncatingIfNeeded: position)))
    }

    @inlinable
    func note(_ result: Int32) {
        if result != SQLITE_OK, failure == SQLITE_OK { failure = result }
    }
}
