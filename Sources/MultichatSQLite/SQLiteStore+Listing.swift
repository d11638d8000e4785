import Multichat
import MultichatSQLiteSupport

extension SQLiteStore {
    /// A page of sessions; what can't be read is named on the page where it would stand.
    public func sessions(_ query: SessionQuery) throws -> Page<Session> {
        try configuration.measured(.sessions) {
            try Page<Session>.checkLimit(query.limit)
            let start = try SessionPlace(query)
            let now = configuration.clock()
            return try readers.read { connection in
                let statement = try connection.statement(dynamic: SQL.list(ListShape(query)))
                defer { statement.reset() }
                if let namespace = query.namespace { statement.bind(1, namespace.text) }
                if let start { statement.bind(2, start.time.microseconds) }
                if let agent = query.participant { statement.bind(3, agent.text) }
                var items: [Session] = []
                var leftOut: [Damage] = []
                while try statement.step() {
                    guard let session = try SessionRow.session(statement, &leftOut) else { continue }
                    let place = SessionPlace(session, query.order)
                    guard query.matches(session, now: now), start?.precedes(place, query.order) ?? true else {
                        continue
                    }
                    if items.count == query.limit {
                        let cursor = items.last.map { SessionPlace($0, query.order).cursor(query.order) }
                        return Page(items, cursor: cursor, leftOut: leftOut)
                    }
                    items.append(session)
                }
                return Page(items, leftOut: leftOut)
            }
        }
    }
}

extension SessionRow {
    /// The session of the row that a statement stands on; `nil` where it isn't as it was written.
    fileprivate static func session(_ row: Statement, _ leftOut: inout [Damage]) throws -> Session? {
        do {
            return try SessionRow(row).session
        } catch let error as MultichatError where error.code == .damaged {
            leftOut.append(Damage(error, in: reference(row), place: "table session"))
            return nil
        }
    }
}
