import Multichat
import MultichatSQLiteSupport

extension SQLiteFile {
    /// Opens the writing connection; called under the lock.
    func open(_ configuration: StoreConfiguration) throws -> SQLiteConnection {
        var options = SQLiteOptions(.create)
        options.pageSize = SQLiteSchema.pageSize
        let connection = try SQLiteConnection(path: path, options)
        if try connection.integer("PRAGMA user_version") == 0 {
            try connection.begin()
            try connection.execute(SQLiteSchema.version1)
            try connection.execute("PRAGMA application_id=\(SQLiteSchema.applicationID)")
            try connection.execute("PRAGMA user_version=1")
            try connection.commit()
        }
        return connection
    }
}

extension SQLiteConnection {
    /// The integer that a statement answers.
    func integer(_ sql: String) throws -> Int64 {
        let statement = try statement(sql)
        defer { statement.reset() }
        return try statement.step() ? statement.int(0) : 0
    }
}
