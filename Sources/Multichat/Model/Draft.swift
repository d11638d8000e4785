/// An entry that isn't stored yet.
public struct Draft: Sendable, Equatable {
    /// Chosen by the writer; the same id with the same content is stored once.
    public var id: EntryID
    /// What it records.
    public var kind: EntryKind
    /// The key whose newest value it becomes, if any.
    public var key: EntryKey?
    /// The agent that writes it, if one does.
    public var author: AgentID?
    /// When it was written; `nil` takes the store's clock.
    public var time: Timestamp?
    /// What it says.
    public var body: JSON

    /// Makes a draft; key, author and time are set afterwards where they are wanted.
    public init(id: EntryID, kind: EntryKind, author: AgentID? = nil, body: JSON = .null) {
        self.id = id
        self.kind = kind
        self.author = author
        self.body = body
    }

    /// Whether a stored entry has this draft's content: everything but the time.
    ///
    /// What an erased entry said is unknown: a draft that is like it otherwise is taken for the same, because a writer
    /// that repeats an append would store anew, under another id, what was erased.
    public func hasSameContent(as entry: Entry) -> Bool {
        guard id == entry.id, kind == entry.kind, key == entry.key, author == entry.author else { return false }
        return entry.isErased || body == entry.body
    }
}
