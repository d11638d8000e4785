import Multichat
import MultichatSQLiteSupport

/// The store's token of the moment up to which everything is indexed.
enum IndexToken {
    /// Whether nothing has changed in a store since it was indexed, and nothing of it has expired.
    static func isCurrent(_ index: SearchIndex, _ store: any Store) throws -> Bool {
        guard let token = try (store as? any Observing)?.changeToken() else { return false }
        let now = store.configuration.clock().microseconds
        return try index.read { connection in
            let known = try connection.statement("SELECT value FROM fact WHERE name = 'token'").first { $0.text(0) }
            guard known == token else { return false }
            let expired = try connection.statement("SELECT 1 FROM session WHERE expires <= ? LIMIT 1")
            expired.bind(1, now)
            return try expired.first { _ in true } == nil
        }
    }

    /// Notes a token.
    static func write(_ token: String, to index: SearchIndex) throws {
        try index.write { connection in
            let insert = try connection.statement("INSERT OR REPLACE INTO fact VALUES('token', ?)")
            insert.bind(1, token)
            try insert.run()
        }
    }
}
