import Multichat

/// Which events of a namespace a reader wants.
struct EventFilter: Sendable {
    /// What is wanted of entries.
    var query: FollowQuery
    /// Only sessions that this agent is in.
    var agent: AgentID?
    /// Only sessions with these labels.
    var labels: [String: String] = [:]
    /// Where the sessions live.
    var store: any Store
    /// Whether each session is wanted, as far as was looked.
    private var known: [SessionReference: Bool] = [:]

    init(_ query: FollowQuery, _ store: any Store) {
        self.query = query
        self.store = store
    }

    /// Whether an event is wanted.
    mutating func wants(_ event: FollowEvent) throws -> Bool {
        switch event {
        case .entry(let session, let entry): try query.wants(entry) && wants(session, behind: entry)
        case .began(let session): matches(session)
        case .removed(let session, _): known.removeValue(forKey: session) ?? isOpen
        }
    }

    private var isOpen: Bool { agent == nil && labels.isEmpty }

    /// Whether a session is wanted; one that the entry may have changed is looked at again.
    private mutating func wants(_ session: SessionReference, behind entry: Entry) throws -> Bool {
        if isOpen { return true }
        if let known = known[session], !isChange(entry) { return known }
        if known.count >= 10_000 { known.removeAll() }
        guard let present = try store.session(session) else { return false }
        return matches(present)
    }

    /// Whether an entry may have changed who is in a session, or its labels: also a first message lets its author in.
    private func isChange(_ entry: Entry) -> Bool {
        entry.kind != .message || (agent != nil && entry.author == agent)
    }

    private mutating func matches(_ session: Session) -> Bool {
        let isIn = agent.map { session.participants.contains($0) } ?? true
        let isWanted = isIn && labels.allSatisfy { session.labels[$0.key] == $0.value }
        known[session.reference] = isWanted
        return isWanted
    }
}
