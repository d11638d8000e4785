import CSQLite

extension Statement {
    /// Tells SQLite to copy what is bound.
    @usableFromInline static var transient: sqlite3_destructor_type {
        unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    }

    /// Binds an integer, or `NULL`.
    @inlinable public func bind(_ index: Int32, _ value: Int64?) {
        guard let value else { return bindNull(index) }
        sqlite3_bind_int64(handle, index, value)
    }

    /// Binds `NULL`.
    @inlinable public func bindNull(_ index: Int32) { sqlite3_bind_null(handle, index) }

    /// Binds text, or `NULL`.
    @inlinable public func bind(_ index: Int32, text: String?) {
        guard var text else { return bindNull(index) }
        text.withUTF8 { bind(index, text: $0) }
    }

    /// Binds the bytes of text.
    @inlinable public func bind(_ index: Int32, text bytes: UnsafeBufferPointer<UInt8>) {
        bytes.withMemoryRebound(to: CChar.self) { characters in
            // An empty buffer may have no address, which SQLite would take for NULL.
            guard let base = characters.baseAddress else { return bindEmptyText(index) }
            sqlite3_bind_text(handle, index, base, Int32(characters.count), Self.transient)
        }
    }

    @usableFromInline func bindEmptyText(_ index: Int32) { sqlite3_bind_text(handle, index, "", 0, Self.transient) }

    /// Binds the bytes of a blob.
    @inlinable public func bind(_ index: Int32, blob bytes: UnsafeRawBufferPointer) {
        guard let base = bytes.baseAddress else {
            sqlite3_bind_zeroblob(handle, index, 0)
            return
        }
        sqlite3_bind_blob(handle, index, base, Int32(bytes.count), Self.transient)
    }
}
