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
        guard case .removed(let wasExpired) = try submit(.remove(session, .expired)) else { return false }
        return wasExpired
    }

    /// Removes a session if its log ends at a head.
    public func remove(_ session: SessionReference, at head: Head) throws -> Bool {
        guard case .removed(let wasThere) = try submit(.remove(session, .head(head))) else { return false }
        return wasThere
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
    /// Removes a session if a condition holds of it; answers whether it did.
    func remove(_ reference: SessionReference, if condition: RemovalCondition, now: Timestamp) throws -> Bool {
        guard let item = try load(reference, .visible), condition.holds(of: item.row.session, now) else { return false }
        try remove(item.row)
        return true
    }
}

/// What must be true of a session for it to be removed.
enum RemovalCondition: Sendable {
    case expired
    case head(Head)

    func holds(of session: Session, _ now: Timestamp) -> Bool {
        switch self {
        case .expired: session.isExpired(at: now)
        case .head(let head): session.head == head
        }
    }
}
