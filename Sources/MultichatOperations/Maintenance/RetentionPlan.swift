import Multichat

/// What retention rules would do, session by session.
public struct RetentionPlan: Sendable, Equatable {
    /// A session that a rule takes; the first rule that matches takes it.
    public struct Item: Sendable, Equatable {
        /// The session, as it was when the plan was made.
        public var session: Session
        /// What becomes of it.
        public var action: RetentionRule.Action
        /// The place of the rule among those given.
        public var rule: Int
        /// The bytes of its bodies; `nil` where they weren't counted.
        public var bytes: Int?
    }

    /// The sessions, in the order of their creation.
    public var items: [Item] = []
    /// How many sessions there are, system sessions aside.
    public var sessions = 0
    /// The rules that take every session that there is.
    public var rulesForEverything: [RetentionRule] = []
    /// What can't be read, and so is left alone.
    public var leftOut: [Damage] = []

    /// Makes an empty one.
    public init() {}

    /// Entries of all sessions that would go.
    public var entries: Int { items.reduce(0) { $0 + $1.session.head.sequence } }
    /// Bytes of their bodies.
    public var bytes: Int { items.reduce(0) { $0 + ($1.bytes ?? 0) } }
}
