import Multichat
import MultichatSQLiteSupport

extension SQLiteStore {
    /// The session of that id, or `nil`.
    public func session(_ reference: SessionReference) throws -> Session? {
        try configuration.measured(.session, reference) { try row(reference)?.session }
    }

    /// A page of entries.
    public func entries(_ query: EntryQuery) throws -> Page<Entry> {
        try configuration.measured(.entries, query.session) {
            try readers.read { connection in
                let log = try LogReader(connection, query.session, at: configuration.clock())
                guard let range = try query.range(head: log.head) else { return Page([]) }
                return try log.entries(query, in: range)
            }
        }
    }

    /// The newest entry of each key asked for.
    public func latest(_ query: LatestQuery) throws -> Page<Entry> {
        try configuration.measured(.latest, query.session) {
            try readers.read { connection in
                let log = try LogReader(connection, query.session, at: configuration.clock())
                return query.page(try log.latest(query))
            }
        }
    }

    /// What a session's chain starts with.
    public func origin(of session: SessionReference) throws -> NewSession {
        guard let row = try row(session) else { throw MultichatError.unknown(session) }
        return try NewSession(json: JSON(unchecked: row.origin))
    }

    /// The row of a visible session that isn't expired.
    private func row(_ reference: SessionReference) throws -> SessionRow? {
        try readers.read { connection in
            let statement = try connection.statement(SQL.findSession)
            statement.bind(reference)
            statement.bind(3, StoreWriter.Stage.visible.rawValue)
            let row = try statement.first { try SessionRow($0, wanted: reference) }
            return row.flatMap { $0.session.isExpired(at: configuration.clock()) ? nil : $0 }
        }
    }
}
