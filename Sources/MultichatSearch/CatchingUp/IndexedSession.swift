import Multichat
import MultichatSQLiteSupport

/// How far the index knows a session.
struct IndexedSession: Equatable {
    /// Its number in the index.
    var number: Int64
    /// The end of what is indexed of its log.
    var head: Head
    /// When it is gone, if ever.
    var expiresAt: Timestamp?

    /// Reads the columns `number, head, chain, expires`.
    init(_ row: Statement) throws {
        number = row.int64(0)
        guard let chain = row.withBytes(2, { Digest($0) }) else {
            throw MultichatError(.damaged, "The search index has a chain value of another length.")
        }
        head = Head(sequence: row.int(1), chain: chain)
        expiresAt = row.isNull(3) ? nil : Timestamp(microseconds: row.int64(3))
    }

    /// All sessions of the index, by their ids.
    static func all(_ connection: SQLiteConnection) throws -> [SessionID: IndexedSession] {
        var sessions: [SessionID: IndexedSession] = [:]
        try connection.statement("SELECT number, head, chain, expires, id FROM session").forEach { row in
            sessions[SessionID(unchecked: row.text(4))] = try IndexedSession(row)
        }
        return sessions
    }

    /// A session of the index.
    static func of(_ id: SessionID, _ connection: SQLiteConnection) throws -> IndexedSession? {
        let find = try connection.statement("SELECT number, head, chain, expires FROM session WHERE id = ?")
        find.bind(1, id.text)
        return try find.first(IndexedSession.init)
    }
}
