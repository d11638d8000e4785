/// How far the log of a session goes that an agent is in: as much as tells whether it has to read on.
public struct AttendedSession: Sendable, Hashable {
    /// The session.
    public var reference: SessionReference
    /// The last sequence of its log.
    public var sequence: Int
    /// The sequence of the entry that last changed the session itself: a join, a leave, a rewind.
    public var version: Int
    /// The last sequence that it has from the session it was forked from; 0 where it was not.
    public var inherited: Int
    /// When it was started.
    public var createdAt: Timestamp
    /// The latest time of an entry, or of its start.
    public var updatedAt: Timestamp

    /// Makes a head of what a store knows.
    public init(_ reference: SessionReference, sequence: Int, version: Int, createdAt: Timestamp, updatedAt: Timestamp)
    {
        self.reference = reference
        self.sequence = sequence
        self.version = version
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        inherited = 0
    }

    /// The head of a session.
    public init(_ session: borrowing Session) {
        reference = session.reference
        sequence = session.head.sequence
        version = session.version
        inherited = session.forkedFrom?.sequence ?? 0
        createdAt = session.createdAt
        updatedAt = session.updatedAt
    }
}

/// A store that tells how far an agent's sessions go without reading all that it knows of each.
public protocol Attending: Store {
    /// The heads of all sessions that an agent is in, system sessions and expired ones left out, in any order.
    ///
    /// - Returns: one page without a cursor; sessions that can't be read are named in ``Page/leftOut``.
    /// - Complexity: O(sessions that the agent is in).
    func heads(of agent: AgentID, in namespace: Namespace) throws -> Page<AttendedSession>
}

extension Store {
    /// The heads of all sessions that an agent is in, from any store: one that isn't ``Attending`` lists its sessions.
    public func attendedSessions(of agent: AgentID, in namespace: Namespace) throws -> Page<AttendedSession> {
        if let store = self as? any Attending { return try store.heads(of: agent, in: namespace) }
        var query = SessionQuery(namespace: namespace)
        query.participant = agent
        query.order = .created
        query.limit = 500
        var found = Page<AttendedSession>([])
        var known = Set<Damage>()
        repeat {
            let page = try sessions(query)
            found.items += page.items.map { AttendedSession($0) }
            found.leftOut += page.leftOut.filter { known.insert($0).inserted }
            query.cursor = page.cursor
        } while query.cursor != nil
        return found
    }
}
