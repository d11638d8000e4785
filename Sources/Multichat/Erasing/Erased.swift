/// Collects what an erasure finds to erase, in the log's order.
public struct ErasureSelection: Sendable, Equatable {
    /// What is to be erased.
    public private(set) var sequences = SequenceRanges()
    /// How many bytes of bodies that are.
    public private(set) var bytes = 0

    /// Begins with nothing.
    public init() {}

    /// Takes an entry in, unless it is erased already or can't be.
    public mutating func add(_ entry: Entry) {
        guard entry.kind.isErasable, !entry.isErased else { return }
        sequences.append(entry.sequence)
        bytes += entry.body.text.utf8.count
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

    /// Adds what a later erasure of the same session did, behind the others.
    mutating func add(_ next: Erased) {
        recordedAt = next.recordedAt ?? recordedAt
        for sequence in next.sequences.ranges.joined() { sequences.append(sequence) }
        bytes += next.bytes
    }
}

/// Entries that were asked for and can't be erased, because the session is folded from them.
public struct KeptEntries: Sendable, Equatable {
    /// The session.
    public var session: SessionReference
    /// Their kind.
    public var kind: EntryKind
    /// Where they are.
    public var sequences: SequenceRanges
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
    /// Forgets the bodies of what was erased in some sessions; durable when it returns. Answers what may hold them
    /// still.
    func forget(_ erased: [Erased]) throws -> [Remnant]
}
