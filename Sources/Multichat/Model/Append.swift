/// A batch of entries for one session, stored whole or not at all.
public struct Append: Sendable, Equatable {
    /// The session.
    public var session: SessionReference
    /// The entries, in order.
    public var drafts: [Draft]
    /// What must be true of the session when they are stored.
    public var expectations: [Expectation]
    /// Whether its one entry records an erasure: the store removes the bodies that it names in the same step. Only
    /// ``Erasing/erase(_:)`` makes such a batch.
    public internal(set) var isErasure = false

    /// Makes a batch.
    public init(to session: SessionReference, _ drafts: [Draft], expecting expectations: [Expectation] = []) {
        self.session = session
        self.drafts = drafts
        self.expectations = expectations
    }
}

/// What an append requires to be true, checked inside it.
public enum Expectation: Sendable, Hashable {
    /// The session's last sequence is this one (0: it has no entries).
    case head(Int)
    /// The session's last sequence is this one or a later one: the store has not lost what was seen of it.
    case notBehind(Int)
    /// The newest visible entry of a key is at this sequence, or there is none (`nil`).
    case newest(EntryKey, Int?)
    /// The fence, the sequence of a lease, is not below the highest that the session has seen.
    case fence(Int)
}

/// What an append answers.
public struct Receipt: Sendable, Equatable {
    /// The session.
    public var session: SessionReference
    /// The sequence of the first of the batch's entries.
    public var first: Int
    /// The log's end at the last of the batch's entries.
    public var head: Head
    /// Whether every entry of the batch was there already, so that nothing was stored.
    public var duplicate: Bool
    /// The entries' ids, in order.
    public var ids: [EntryID]

    /// The sequence of the last of the batch's entries.
    public var last: Int { head.sequence }

    /// Makes a receipt.
    public init(session: SessionReference, first: Int, head: Head, duplicate: Bool, ids: [EntryID]) {
        self.session = session
        self.first = first
        self.head = head
        self.duplicate = duplicate
        self.ids = ids
    }
}
