/// A store that can remove the bodies of entries for good while its logs still verify.
///
/// What is erased keeps its place, id, kind, key, author, time and the hash of its body; body and salt are gone. Each
/// erasure is an entry of kind `erase` in the same log, which names what it erased: so whoever takes that log over,
/// such as a copy that catches up, erases the same.
public protocol Erasing: Restoring {
    /// Erases the chosen entries of a session that still have a body of their own, and records that in its log;
    /// durable when it returns.
    ///
    /// Entries that change the session itself keep their bodies, see ``EntryKind/isErasable``. An erasure that was
    /// interrupted is completed when it is repeated, or when the session is next opened.
    ///
    /// - Throws: ``MultichatError``: `notFound` for an unknown session, `invalid` for sequences behind its head,
    ///   `conflict` where the erasure's id is another entry's.
    func erase(_ erasure: Erasure) throws -> Erased

    /// Makes sure that no file of the store holds what was erased or deleted, such as a write-ahead log; answers what
    /// may hold it still.
    func scrub() throws -> [Remnant]

    /// The greatest number of entries that are worth erasing at once: others wait meanwhile.
    var erasureLimit: Int { get }
}

extension Erasing {
    /// A thousand entries.
    public var erasureLimit: Int { 1000 }
}

/// Which entries of a session to erase, and what is recorded of that.
public struct Erasure: Sendable, Equatable {
    /// The session.
    public var session: SessionReference
    /// The entries; those that can't be erased or are erased already are left as they are.
    public var sequences: SequenceRanges
    /// The id of the entry that records the erasure; nothing is erased twice under one id.
    public var id: EntryID
    /// The agent that erases, if one does.
    public var author: AgentID?
    /// Why, in its words; it is recorded, so it should not say what was erased.
    public var reason: String?

    /// Makes an erasure.
    public init(_ sequences: SequenceRanges, of session: SessionReference, id: EntryID) {
        self.session = session
        self.sequences = sequences
        self.id = id
    }
}

/// What an erasure did in one session of one store.
public struct Erased: Sendable, Equatable {
    /// The session.
    public var session: SessionReference
    /// The sequence of the entry that records it; `nil` where nothing was left to erase.
    public var recordedAt: Int?
    /// What was erased now.
    public var sequences = SequenceRanges()
    /// How many bytes of bodies that were.
    public var bytes = 0

    /// Makes the answer of an erasure that found nothing to erase.
    public init(_ session: SessionReference) { self.session = session }

    /// Makes the answer of an erasure.
    public init(_ session: SessionReference, recordedAt sequence: Int?, _ selection: ErasureSelection) {
        self.session = session
        recordedAt = sequence
        sequences = selection.sequences
        bytes = selection.bytes
    }
}

/// A place that may still hold what was erased.
public struct Remnant: Sendable, Hashable {
    /// The file, server or copy.
    public var place: String
    /// Why it may, and what to do about it.
    public var reason: String

    /// Describes a place.
    public init(_ place: String, _ reason: String) {
        self.place = place
        self.reason = reason
    }
}

/// Something beside a store that holds copies of bodies, such as a search index.
public protocol Forgetting: Sendable {
    /// Forgets the bodies of entries that were erased; durable when it returns. Answers what may hold them still.
    func forget(_ sequences: SequenceRanges, of session: SessionReference) throws -> [Remnant]
}
