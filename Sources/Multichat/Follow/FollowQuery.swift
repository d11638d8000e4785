/// What to follow, and from where.
public struct FollowQuery: Sendable, Equatable {
    /// The session; all of the namespace where it is `nil`, system sessions left out.
    public var session: SessionReference?
    /// The namespace.
    public var namespace: Namespace
    /// The last sequence that is known already of each session. Others are followed from their present head on, and
    /// those that are started meanwhile from their beginning.
    public var after: [SessionID: Int]
    /// Only entries of this kind.
    public var kind: EntryKind?
    /// Only entries of this author.
    public var author: AgentID?
    /// Only messages that are addressed to this agent or to everybody.
    public var recipient: AgentID?
    /// Only entries whose key begins with these bytes.
    public var keyPrefix: String?

    /// Follows one session: behind a sequence, or from its present head on.
    public init(_ session: SessionReference, after sequence: Int? = nil) {
        self.session = session
        namespace = session.namespace
        after = sequence.map { [session.id: $0] } ?? [:]
    }

    /// Follows all sessions of a namespace.
    public init(all namespace: Namespace, after positions: [SessionID: Int] = [:]) {
        self.namespace = namespace
        after = positions
    }

    /// Whether an entry is one of those that are wanted.
    public func wants(_ entry: Entry) -> Bool { filter?.matches(entry) ?? true }

    /// What decides which entries are wanted; `nil` where all are.
    var filter: EntryFilter? {
        if kind == nil, author == nil, recipient == nil, keyPrefix == nil { return nil }
        var query = EntryQuery(session ?? SessionReference(SessionID(unchecked: ""), in: namespace))
        query.kind = kind
        query.author = author
        query.recipient = recipient
        query.keyPrefix = keyPrefix
        query.includesHidden = true
        return EntryFilter(query, rewinds: Rewinds())
    }
}
