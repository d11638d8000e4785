import CSQLite

extension Statement {
    /// The integer of a column; 0 for `NULL`.
    @inlinable public func int(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

    /// Whether a column is `NULL`.
    @inlinable public func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

    /// Whether a column is a blob.
    @inlinable public func isBlob(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_BLOB }

    /// The text of a column, or `nil` for `NULL`.
    @inlinable public func text(_ column: Int32) -> String? {
        guard !isNull(column) else { return nil }
        return withBytes(column) { String(decoding: $0, as: UTF8.self) }
    }

    /// Lends the bytes of a text or blob; they are valid until the next step.
    @inlinable public func withBytes<Result>(
        _ column: Int32, _ body: (UnsafeRawBufferPointer) throws -> Result
    ) rethrows -> Result {
        let base = sqlite3_column_blob(handle, column)
        return try body(UnsafeRawBufferPointer(start: base, count: Int(sqlite3_column_bytes(handle, column))))
    }
}
