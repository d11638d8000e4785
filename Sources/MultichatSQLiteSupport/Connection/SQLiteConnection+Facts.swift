import CSQLite

extension SQLiteConnection {
    /// The rowid of the last insert.
    public var lastInsertedRow: Int64 { sqlite3_last_insert_rowid(handle) }

    /// The rows that the last statement inserted, changed or deleted.
    public var changedRows: Int { Int(sqlite3_changes(handle)) }

    /// A number that changes with every commit that this connection sees, its own and others'.
    ///
    /// It is up to date within a transaction only.
    public var dataVersion: UInt32 {
        var version: UInt32 = 0
        sqlite3_file_control(handle, "main", SQLITE_FCNTL_DATA_VERSION, &version)
        return version
    }
}

extension Statement {
    /// Whether the column is a blob.
    @inlinable
    public func isBlob(_ column: Int) -> Bool {
        sqlite3_column_type(handle, Int32(truncatingIfNeeded: column)) == SQLITE_BLOB
    }
}
