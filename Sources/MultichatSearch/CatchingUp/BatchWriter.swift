import Multichat
import MultichatSQLiteSupport

/// Writes what was found out of sessions, within a transaction.
struct BatchWriter {
    private let connection: SQLiteConnection

    init(_ connection: SQLiteConnection) { self.connection = connection }

    /// Writes the work of a batch.
    func write(_ works: [SessionWork]) throws {
        var messages: [(session: Int64, message: NewMessage)] = []
        for work in works {
            let session = try prepare(work)
            messages += work.messages.lazy.map { (session, $0) }
        }
        messages.sort { $0.message.time < $1.message.time }
        try insert(messages)
    }

    /// Forgets a session.
    func remove(_ session: IndexedSession) throws {
        try removeMessages(session.number, 1...Int.max)
        let delete = try connection.statement("DELETE FROM session WHERE number = ?")
        delete.bind(1, session.number)
        try delete.run()
    }

    /// Forgets what is to be forgotten of a session, and notes how far it is indexed; answers its number.
    private func prepare(_ work: SessionWork) throws -> Int64 {
        let statement = try connection.statement(
            """
            INSERT INTO session(id, head, chain, expires) VALUES(?, ?, ?, ?)
            ON CONFLICT(id) DO UPDATE SET head = excluded.head, chain = excluded.chain, expires = excluded.expires
            RETURNING number
            """)
        statement.bind(1, work.id.text)
        statement.bind(2, work.head.sequence)
        work.head.chain.withBytes { statement.bind(3, blob: $0) }
        if let expiry = work.expiresAt { statement.bind(4, expiry.microseconds) }
        guard let session = try statement.first({ $0.int64(0) }) else {
            throw MultichatError(.internal, "The search index answered nothing.")
        }
        if work.forgets { try removeMessages(session, 1...Int.max) }
        if work.known != nil { for range in work.lost { try removeMessages(session, range) } }
        return session
    }

    /// Takes messages out of the words first, which need the text for that.
    private func removeMessages(_ session: Int64, _ range: ClosedRange<Int>) throws {
        let steps = [
            try connection.statement(
                """
                INSERT INTO words(words, rowid, text, fields) SELECT 'delete', id, text, fields FROM message
                WHERE id IN (SELECT id FROM place WHERE session = ? AND sequence BETWEEN ? AND ?)
                """),
            try connection.statement(
                """
                DELETE FROM message
                WHERE id IN (SELECT id FROM place WHERE session = ? AND sequence BETWEEN ? AND ?)
                """),
            try connection.statement("DELETE FROM place WHERE session = ? AND sequence BETWEEN ? AND ?"),
        ]
        for step in steps {
            step.bind(1, session)
            step.bind(2, range.lowerBound)
            step.bind(3, range.upperBound)
            try step.run()
        }
    }

    private func insert(_ messages: [(session: Int64, message: NewMessage)]) throws {
        guard !messages.isEmpty else { return }
        var id = try connection.statement("SELECT coalesce(max(id), 0) FROM place").first { $0.int64(0) } ?? 0
        let place = try connection.statement("INSERT INTO place VALUES(?, ?, ?, ?)")
        let content = try connection.statement("INSERT INTO message VALUES(?, ?, ?, ?, ?)")
        let words = try connection.statement("INSERT INTO words(rowid, text, fields) VALUES(?, ?, ?)")
        for (session, message) in messages {
            id += 1
            place.bind(1, id)
            place.bind(2, session)
            place.bind(3, message.sequence)
            place.bind(4, message.time.microseconds)
            try place.run()
            content.bind(1, id)
            if let author = message.author { content.bind(2, author.text) }
            if let kind = message.kind { content.bind(3, kind.text) }
            content.bind(4, message.words.text)
            content.bind(5, message.words.fields)
            try content.run()
            words.bind(1, id)
            words.bind(2, message.words.text)
            words.bind(3, message.words.fields)
            try words.run()
        }
    }
}
