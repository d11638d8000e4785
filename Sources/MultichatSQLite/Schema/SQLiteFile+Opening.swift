import Multichat
import MultichatSQLiteSupport

extension SQLiteFile {
    /// Opens the writing connection; called under the lock.
    func open(_ configuration: StoreConfiguration) throws -> SQLiteConnection {
        var options = SQLiteConfiguration(.create)
        options.pageSize = SQLiteSchema.pageSize
        let connection = try SQLiteConnection(path, options)
        if try connection.integer("PRAGMA user_version") == 0 {
            try connection.transaction {
                try connection.execute(SQLiteSchema.version1)
                try connection.execute("PRAGMA application_id=\(SQLiteSchema.applicationID)")
                try connection.execute("PRAGMA user_version=1")
            }
        }
        return connection
    }
}

extension SQLiteConnection {
    /// The integer that a statement answers.
    func integer(_ sql: StaticString) throws -> Int64 { try statement(sql).first { $0.int64(0) } ?? 0 }
}
