/// Which sessions to list.
public struct SessionQuery: Sendable, Equatable {
    /// Only this tenant's; `nil` takes those of all.
    public var namespace: Namespace?
    /// Only those that this agent is in.
    public var participant: AgentID?
    /// Only those with this status.
    public var status: SessionStatus?
    /// Only those with all these labels.
    public var labels: [String: String] = [:]
    /// Only those last updated in this range.
    public var updated: Range<Timestamp>?
    /// Only those started in this range.
    public var created: Range<Timestamp>?
    /// Only those whose id begins with these bytes.
    public var idPrefix: String?
    /// Also system sessions, whose id begins with a dot and a letter.
    public var includesSystem = false
    /// Which come first.
    public var order = Order.newestUpdated
    /// The greatest number in a page; at least 1.
    public var limit = 100
    /// Where the previous page ended.
    public var cursor: String?

    /// The order of a list.
    public enum Order: String, Sendable {
        /// Last updated first; pages are best effort while sessions change.
        case newestUpdated
        /// By the time of their start; pages neither skip nor repeat.
        case created
    }

    /// Asks for the sessions of a namespace, or of all.
    public init(namespace: Namespace? = .standard) { self.namespace = namespace }
}

/// Which entries of a session to read.
public struct EntryQuery: Sendable, Equatable {
    /// The session.
    public var session: SessionReference
    /// The first sequence of the range; 1 where it is `nil`.
    public var from: Int?
    /// The last sequence of the range; the head where it is `nil`.
    public var through: Int?
    /// Reads the session as it was at this sequence.
    public var asOf: Int?
    /// Newest first instead of in the log's order.
    public var newestFirst = false
    /// Only those of this kind.
    public var kind: EntryKind?
    /// Only those of this author.
    public var author: AgentID?
    /// Only messages that are addressed to this agent or to everybody.
    public var recipient: AgentID?
    /// Only those of this key.
    public var key: EntryKey?
    /// Only those whose key begins with these bytes.
    public var keyPrefix: String?
    /// Also those that a rewind hides.
    public var includesHidden = false
    /// The greatest number in a page; at least 1.
    public var limit = 100
    /// A page ends behind the entry with which its bodies reach so many bytes; it has at least one.
    public var byteLimit = Int.max
    /// Where the previous page ended.
    public var cursor: String?

    /// Asks for the entries of a session.
    public init(_ session: SessionReference) { self.session = session }
}

/// Which present values to read: the newest visible entry of each key.
public struct LatestQuery: Sendable, Equatable {
    /// The session.
    public var session: SessionReference
    /// Only this key.
    public var key: EntryKey?
    /// Only keys that begin with these bytes.
    public var prefix: String?
    /// The values as they were at this sequence.
    public var asOf: Int?
    /// The greatest number in a page; at least 1.
    public var limit = 100
    /// Where the previous page ended.
    public var cursor: String?

    /// Asks for the value of one key.
    public init(_ session: SessionReference, key: EntryKey) {
        self.session = session
        self.key = key
    }

    /// Asks for the values of all keys with a prefix, ordered by the keys' bytes.
    public init(_ session: SessionReference, prefix: String = "") {
        self.session = session
        self.prefix = prefix
    }
}
