import CSQLite

extension Statement {
    /// The name of a column of the result.
    public func columnName(_ column: Int) -> String { String(cString: sqlite3_column_name(handle, Int32(column))) }

    /// Whether a column of the present row is a number.
    public func isNumber(_ column: Int) -> Bool {
        [SQLITE_INTEGER, SQLITE_FLOAT].contains(sqlite3_column_type(handle, Int32(column)))
    }
}
