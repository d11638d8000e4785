/// One chat among several agents, as its log says it is now.
public struct Session: Sendable, Equatable {
    /// The session's namespace and id.
    public var reference: SessionReference
    /// What it is about, if that was said.
    public var topic: String?
    /// Whether it can be posted to.
    public var status: SessionStatus
    /// Free names and values; see ``SessionRules``.
    public var labels: [String: String]
    /// The agents that are in, in the order of their coming.
    public var participants: [AgentID]
    /// When it was started.
    public var createdAt: Timestamp
    /// The latest time of an entry, or of its start.
    public var updatedAt: Timestamp
    /// When it is gone, if ever.
    public var expiry: Expiry?
    /// The sequence of the entry that last changed the session itself (topic, labels, status, participants, expiry,
    /// rewinds), 0 if none did.
    public var version: Int
    /// The end of its log.
    public var head: Head
    /// What it was forked from.
    public var forkedFrom: ForkOrigin?
    /// The highest fence it has seen; appends with a lower one are refused.
    public var fence: Int

    /// Makes the session that a new one is before its first entry.
    public init(_ new: NewSession, at now: Timestamp) {
        reference = new.reference
        topic = new.topic
        status = .active
        labels = new.labels
        participants = []
        for agent in new.participants where !participants.contains(agent) { participants.append(agent) }
        createdAt = new.createdAt ?? now
        updatedAt = max(new.updatedAt ?? createdAt, createdAt)
        expiry = new.expiry
        version = 0
        head = .empty
        forkedFrom = new.forkedFrom
        fence = new.fence
    }

    /// The id within the namespace.
    public var id: SessionID { reference.id }

    /// When the session is gone, if ever.
    public var expiresAt: Timestamp? { expiry?.date(updatedAt: updatedAt) }

    /// Whether the session is gone at a time.
    public func isExpired(at now: Timestamp) -> Bool { expiresAt.map { $0 <= now } ?? false }

    /// Whether it is one of the store's own, hidden from lists unless asked for: its id begins with a dot and a letter.
    ///
    /// The letter keeps `..` and `../x`, which users' ids may well be, from being hidden.
    public var isSystem: Bool { reference.isSystem }
}

/// Whether a session can be posted to.
public enum SessionStatus: String, Sendable, CaseIterable {
    /// It can.
    case active
    /// It is over, until it is reopened.
    case ended
    /// It is put away, until it is reopened.
    case archived
}

/// Where a fork left its parent.
public struct ForkOrigin: Hashable, Sendable {
    /// The parent's id, in the same namespace.
    public var session: SessionID
    /// The last sequence that both share.
    public var sequence: Int

    /// Makes an origin.
    public init(session: SessionID, sequence: Int) {
        self.session = session
        self.sequence = sequence
    }
}
