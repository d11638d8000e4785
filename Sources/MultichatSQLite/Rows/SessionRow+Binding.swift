import Multichat
import MultichatFiles
import MultichatSQLiteSupport

extension SessionRow {
    /// Binds every column to the statements ``SQL/insertSession`` and ``SQL/changeSession``, which number them alike.
    func bind(to statement: Statement) {
        statement.bind(1, number)
        statement.bind(2, session.reference.namespace.text)
        statement.bind(3, session.id.text)
        statement.bind(4, Int64(session.head.sequence))
        session.head.chain.withBytes { statement.bind(5, blob: $0) }
        statement.bind(6, session.updatedAt.microseconds)
        statement.bind(7, session.createdAt.microseconds)
        statement.bind(8, Int64(session.version))
        statement.bind(9, Int64(session.fence))
        statement.bind(10, session.status.rawValue)
        statement.bind(11, optional: expires)
        statement.bind(12, optional: ttl)
        statement.bind(13, optional: session.forkedFrom?.session.text)
        statement.bind(14, optional: session.forkedFrom.map { Int64($0.sequence) })
        statement.bind(15, optional: session.topic)
        statement.bind(16, labels)
        statement.bind(17, participants)
        statement.bind(18, origin)
        statement.bind(19, staged)
        statement.bind(20, crc)
        statement.bind(21, Int64(rewinds))
    }

    /// Binds what an append changes in a session that stays the same otherwise, to ``SQL/advanceSession``.
    func bindAdvance(to statement: Statement) {
        statement.bind(1, number)
        statement.bind(2, Int64(session.head.sequence))
        session.head.chain.withBytes { statement.bind(3, blob: $0) }
        statement.bind(4, session.updatedAt.microseconds)
        statement.bind(5, Int64(session.fence))
        statement.bind(6, crc)
    }
}
