/// What an entry records; an open set of names, of which some change the session itself.
@frozen public struct EntryKind: Identifier {
    /// The name that errors use.
    public static var field: String { "kind" }
    /// The text as it was given.
    public let text: String
    /// Wraps a text that is known to be valid.
    @inlinable public init(unchecked text: String) { self.text = text }
}

extension EntryKind {
    /// A message from an agent to agents; see ``Message``.
    public static let message = EntryKind(unchecked: "message")
    /// A value saved under a key.
    public static let value = EntryKind(unchecked: "value")
    /// An agent's saved state, under the key `context/<agent>`.
    public static let context = EntryKind(unchecked: "context")
    /// A record of a workflow's run, under keys that begin with `workflow/<name>/`.
    public static let workflow = EntryKind(unchecked: "workflow")
    /// An agent comes in.
    public static let join = EntryKind(unchecked: "join")
    /// An agent goes out.
    public static let leave = EntryKind(unchecked: "leave")
    /// The session ends: nothing can be posted until it is reopened.
    public static let end = EntryKind(unchecked: "end")
    /// An ended or archived session becomes active again.
    public static let reopen = EntryKind(unchecked: "reopen")
    /// The session is put away.
    public static let archive = EntryKind(unchecked: "archive")
    /// Topic, labels or expiry change.
    public static let set = EntryKind(unchecked: "set")
    /// Everything since a sequence is hidden.
    public static let rewind = EntryKind(unchecked: "rewind")
    /// The right to be the only writer for a while.
    public static let lease = EntryKind(unchecked: "lease")
    /// What became of a message: delivered, read, failed.
    public static let status = EntryKind(unchecked: "status")
    /// How far an agent has read a session; see ``SystemSessions/agent(_:)``.
    public static let cursor = EntryKind(unchecked: "cursor")
    /// The body of another entry was erased.
    public static let erase = EntryKind(unchecked: "erase")

    /// The kinds that a rewind leaves in place: they tell what happened to the session, not what was said in it.
    static let structural: Set<EntryKind> = [
        .join, .leave, .end, .reopen, .archive, .set, .rewind, .lease, .status, .erase,
    ]

    /// The kinds that an ended or archived session doesn't refuse for that, though it may be in that status already.
    static let allowedWhenEnded: Set<EntryKind> = [.reopen, .end, .archive, .set, .leave, .status, .erase]

    /// Whether entries of this kind stay visible when the session is rewound past them.
    public var isStructural: Bool { Self.structural.contains(self) }
}
