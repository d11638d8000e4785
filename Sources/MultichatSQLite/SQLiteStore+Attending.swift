import Multichat
import MultichatSQLiteSupport

extension SQLiteStore: Attending {
    /// The heads of all sessions that an agent is in, found by the table of participants.
    public func heads(of agent: AgentID, in namespace: Namespace) throws -> Page<AttendedSession> {
        let now = configuration.clock()
        return try readers.read { connection in
            let statement = try connection.statement(SQL.sessionsOfAgent)
            defer { statement.reset() }
            statement.bind(1, agent.text)
            statement.bind(2, namespace.text)
            var found = Page<AttendedSession>([])
            while try statement.step() {
                do {
                    try SessionRow.check(statement)
                    guard let head = AttendedSession(statement, at: now) else { continue }
                    found.items.append(head)
                } catch let error as MultichatError where error.code == .damaged {
                    found.leftOut.append(Damage(error, in: SessionRow.reference(statement), place: "table session"))
                }
            }
            return found
        }
    }
}

extension AttendedSession {
    /// Reads the row that a statement stands on; `nil` for a session that is expired or the store's own.
    fileprivate init?(_ row: Statement, at now: Timestamp) {
        var new = NewSession(SessionRow.reference(row))
        new.createdAt = Timestamp(microseconds: row.int64(6))
        new.expiry = Expiry(row, 10, 11)
        var session = Session(new, at: now)
        session.updatedAt = Timestamp(microseconds: row.int64(5))
        guard !session.isSystem, !session.isExpired(at: now) else { return nil }
        session.head.sequence = row.int(3)
        session.version = row.int(7)
        self.init(session)
        inherited = row.isNull(12) ? 0 : row.int(13)
    }
}
