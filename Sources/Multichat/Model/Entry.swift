/// One immutable record of a session's log.
public struct Entry: Sendable, Equatable {
    /// Its place in the log: 1, 2, 3 … without gaps.
    public var sequence: Int
    /// Unique within the session; the idempotency key of its append.
    public var id: EntryID
    /// What it records.
    public var kind: EntryKind
    /// The key whose newest value it is, if any.
    public var key: EntryKey?
    /// The agent that wrote it, if one did.
    public var author: AgentID?
    /// When it was written.
    public var time: Timestamp
    /// What it says; `null` where it was erased.
    public var body: JSON
    /// What binds the body into the chain.
    public var seal: BodySeal
    /// The chain value here, over this entry and all before it.
    public var chain: Digest

    /// Makes an entry without key, author, salt and chain, which a store that reads it back sets afterwards.
    public init(sequence: Int, id: EntryID, kind: EntryKind, time: Timestamp, body: JSON) {
        self.sequence = sequence
        self.id = id
        self.kind = kind
        self.time = time
        self.body = body
        seal = .erased(.zero)
        chain = .zero
    }

    /// Makes the entry of a draft.
    public init(draft: Draft, sequence: Int, time: Timestamp, seal: BodySeal, chain: Digest = .zero) {
        self.sequence = sequence
        id = draft.id
        kind = draft.kind
        key = draft.key
        author = draft.author
        self.time = time
        body = draft.body
        self.seal = seal
        self.chain = chain
    }

    /// The head of a log that ends here.
    public var head: Head { Head(sequence: sequence, chain: chain) }
}

/// What binds an entry's body into the chain.
@frozen public enum BodySeal: Sendable, Equatable {
    /// The salt that is hashed before the body.
    case salted(Salt)
    /// The hash that remains of an erased salt and body.
    case erased(Digest)
}
