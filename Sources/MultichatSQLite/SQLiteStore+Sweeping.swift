import Multichat
import MultichatSQLiteSupport

extension SQLiteStore: Sweeping {
    /// Sessions that are expired and still take room; rows that can't be read are left to ``check(_:)``.
    public func expired(limit: Int) throws -> [Session] {
        let now = configuration.clock()
        return try sessions(SQL.expired, limit: limit) { statement in
            statement.bind(1, now.microseconds)
        }.filter { $0.isExpired(at: now) }
    }

    /// Removes a session if it is expired.
    public func sweep(_ session: SessionReference) throws -> Bool {
        guard case .removed(let wasExpired) = try submit(.sweep(session)) else { return false }
        return wasExpired
    }

    /// The logs that were staged.
    public func staged() throws -> [Session] { try sessions(SQL.staged, limit: .max) { _ in } }

    private func sessions(
        _ sql: StaticString, limit: Int, _ bind: @Sendable (Statement) -> Void
    ) throws -> [Session] {
        try readers.read { connection in
            let statement = try connection.statement(sql)
            defer { statement.reset() }
            bind(statement)
            var found: [Session] = []
            while found.count < limit, try statement.step() {
                if let row = try? SessionRow(statement) { found.append(row.session) }
            }
            return found
        }
    }
}

extension StoreWriter {
    /// Removes a session if it is expired; answers whether it was.
    func sweep(_ reference: SessionReference, now: Timestamp) throws -> Bool {
        guard let item = try load(reference, .visible), item.row.session.isExpired(at: now) else { return false }
        try remove(item.row)
        return true
    }
}
