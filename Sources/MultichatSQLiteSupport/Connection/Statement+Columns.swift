import CSQLite

/// Values of the present row; they may be read only between a ``step()`` that answered `true` and the next call.
extension Statement {
    /// How many columns a row has.
    public var columnCount: Int { Int(sqlite3_column_count(handle)) }

    /// Whether the column is NULL.
    @inlinable
    public func isNull(_ column: Int) -> Bool {
        sqlite3_column_type(handle, Int32(truncatingIfNeeded: column)) == SQLITE_NULL
    }

    /// An integer; 0 for NULL.
    @inlinable
    public func int64(_ column: Int) -> Int64 {
        sqlite3_column_int64(handle, Int32(truncatingIfNeeded: column))
    }

    /// An integer; 0 for NULL.
    @inlinable
    public func int(_ column: Int) -> Int { Int(int64(column)) }

    /// A floating-point number; 0 for NULL.
    @inlinable
    public func double(_ column: Int) -> Double {
        sqlite3_column_double(handle, Int32(truncatingIfNeeded: column))
    }

    /// Text; empty for NULL. What is not UTF-8 in it is replaced.
    @inlinable
    public func text(_ column: Int) -> String {
        withBytes(column) { String(decoding: $0, as: UTF8.self) }
    }

    /// Text, or `nil` for NULL.
    @inlinable
    public func optionalText(_ column: Int) -> String? { isNull(column) ? nil : text(column) }

    /// A copy of the bytes of a blob or a text; empty for NULL.
    @inlinable
    public func bytes(_ column: Int) -> [UInt8] { withBytes(column) { Array($0) } }

    /// Lends the bytes of a blob, or the UTF-8 of a text, without a copy; empty for NULL.
    ///
    /// Integers and floating-point numbers become text, as SQLite writes them.
    @inlinable
    public func withBytes<Result>(_ column: Int, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        let column = Int32(truncatingIfNeeded: column)
        let start = sqlite3_column_blob(handle, column)
        return try body(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
    }
}
