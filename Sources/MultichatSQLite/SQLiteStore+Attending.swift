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
        let reference = SessionRow.reference(row)
        let updatedAt = Timestamp(microseconds: row.int64(5))
        guard !reference.id.isSystem, Expiry(row, 10, 11).map({ now < $0.date(updatedAt: updatedAt) }) ?? true else {
            return nil
        }
        self.init(
            reference, sequence: row.int(3), version: row.int(7),
            createdAt: Timestamp(microseconds: row.int64(6)), updatedAt: updatedAt)
        inherited = row.isNull(12) ? 0 : row.int(13)
    }
}
