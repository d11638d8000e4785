import Multichat
import MultichatSQLiteSupport

extension FileCheck {
    /// Compares the tables, indexes and views with those that the store made.
    mutating func checkObjects() throws {
        var found: Set<String> = []
        try connection.statement(SQL.objects).forEach { found.insert(SQLiteSchema.plain($0.text(1))) }
        for object in SQLiteSchema.objects where !found.contains(object) {
            note("sqlite_schema", "What should be there is missing or changed: \(object.prefix(60))…")
        }
    }

    /// Every number that has rows in a table must be a session's.
    mutating func checkOwners(in table: String, _ sql: StaticString) throws {
        var number: Int64? = -1
        while let last = number {
            // Both look at one state of the file: a session may be deleted meanwhile.
            number = try connection.snapshot {
                let next = try first(sql, behind: last)
                if let next, try first(SQL.nextNumber, behind: next - 1) != next {
                    note("table \(table)", "It has rows of a session with the number \(next), which is missing.")
                }
                return next
            }
        }
    }
}
