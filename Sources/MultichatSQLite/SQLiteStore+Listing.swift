import Multichat
import MultichatSQLiteSupport

extension SQLiteStore {
    /// A page of sessions.
    public func sessions(_ query: SessionQuery) throws -> Page<Session> {
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
            while try statement.step() {
                let session = try SessionRow(statement).session
                let place = SessionPlace(session, query.order)
                guard query.matches(session, now: now), start?.precedes(place, query.order) ?? true else { continue }
                if items.count == query.limit {
                    return Page(items, cursor: items.last.map { SessionPlace($0, query.order).cursor(query.order) })
                }
                items.append(session)
            }
            return Page(items)
        }
    }
}
