/// The id of a session, unique within its namespace.
@frozen public struct SessionID: Identifier {
    /// The name that errors use.
    public static var field: String { "session id" }
    /// The text as it was given.
    public let text: String
    /// Wraps a text that is known to be valid.
    @inlinable public init(unchecked text: String) { self.text = text }
}

/// The id of an agent: an author, a recipient, a participant.
@frozen public struct AgentID: Identifier {
    /// The name that errors use.
    public static var field: String { "agent id" }
    /// The text as it was given.
    public let text: String
    /// Wraps a text that is known to be valid.
    @inlinable public init(unchecked text: String) { self.text = text }
}

/// The id of an entry, unique within its session; the idempotency key of its append.
@frozen public struct EntryID: Identifier {
    /// The name that errors use.
    public static var field: String { "entry id" }
    /// The text as it was given.
    public let text: String
    /// Wraps a text that is known to be valid.
    @inlinable public init(unchecked text: String) { self.text = text }
}

/// The key of an entry: the newest entry of a key is its present value, the older ones are its history.
@frozen public struct EntryKey: Identifier {
    /// The name that errors use.
    public static var field: String { "key" }
    /// The text as it was given.
    public let text: String
    /// Wraps a text that is known to be valid.
    @inlinable public init(unchecked text: String) { self.text = text }
}

/// A tenant: sessions of one namespace are invisible from another.
@frozen public struct Namespace: Identifier {
    /// The name that errors use.
    public static var field: String { "namespace" }
    /// The text as it was given.
    public let text: String
    /// Wraps a text that is known to be valid.
    @inlinable public init(unchecked text: String) { self.text = text }
    /// The namespace used where none is given.
    public static let standard = Namespace(unchecked: "default")
}
