/// What a session starts with; never changed afterwards, only by the entries of its log.
public struct NewSession: Sendable, Equatable {
    /// The session's namespace and id.
    public var reference: SessionReference
    /// What it is about.
    public var topic: String?
    /// Free names and values.
    public var labels: [String: String] = [:]
    /// The agents that are in from the start.
    public var participants: [AgentID] = []
    /// When it is gone, if ever.
    public var expiry: Expiry?
    /// When it was started; `nil` takes the store's clock.
    public var createdAt: Timestamp?
    /// When it was last updated, for sessions that come from elsewhere; `nil` takes `createdAt`.
    public var updatedAt: Timestamp?
    /// What it was forked from.
    public var forkedFrom: ForkOrigin?
    /// The highest fence it has seen, for sessions that come from elsewhere.
    public var fence = 0

    /// Makes a session without topic, labels, participants and expiry.
    public init(_ reference: SessionReference) { self.reference = reference }
}
