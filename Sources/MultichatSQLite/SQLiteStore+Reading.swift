import Multichat
import MultichatSQLiteSupport

extension SQLiteStore {
    public func session(_ reference: SessionReference) throws -> Session? {
        try readers.read { connection in try connection.session(reference, at: configuration.clock())?.session }
    }

    public func entries(_ query: EntryQuery) throws -> Page<Entry> {
        try readers.read { connection in
            let (log, rewinds, head) = try log(query.session, connection)
            guard let range = try query.range(head: head) else { return Page([]) }
            return try log.entries(query, in: range, rewinds: rewinds)
        }
    }

    public func latest(_ query: LatestQuery) throws -> Page<Entry> {
        try readers.read { connection in
            let (log, rewinds, _) = try log(query.session, connection)
            return query.page(try log.latest(query, rewinds: rewinds))
        }
    }

    public func origin(of session: SessionReference) throws -> NewSession {
        try readers.read { connection in
            guard let row = try connection.session(session, at: configuration.clock()) else {
                throw MultichatError.unknown(session)
            }
            return try NewSession(json: JSON(unchecked: row.origin))
        }
    }

    private func log(
        _ session: SessionReference, _ connection: SQLiteConnection
    ) throws -> (log: LogReader, rewinds: Rewinds, head: Int) {
        guard let row = try connection.session(session, at: configuration.clock()) else {
            throw MultichatError.unknown(session)
        }
        let log = LogReader(connection: connection, number: row.number, session: session)
        return (log, try connection.rewinds(of: row.number), row.session.head.sequence)
    }
}

extension SQLiteConnection {
    /// The row of a visible session that isn't expired.
    func session(_ reference: SessionReference, at now: Timestamp) throws -> SessionRow? {
        let statement = try statement(SQL.findSession)
        defer { statement.reset() }
        statement.bind(1, text: reference.namespace.text)
        statement.bind(2, text: reference.id.text)
        statement.bind(3, SQLiteWriter.Stage.visible.rawValue)
        guard try statement.step() else { return nil }
        let row = try SessionRow(statement)
        return row.session.isExpired(at: now) ? nil : row
    }
}
