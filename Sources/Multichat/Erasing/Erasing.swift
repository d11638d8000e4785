/// A store that can remove the bodies of entries for good while its logs still verify.
///
/// What is erased keeps its place, id, kind, key, author, time and the hash of its body; body and salt are gone. Each
/// erasure is an entry of kind `erase` in the same log, which names what it erased. Wherever such an entry comes into a
/// log, by an append with ``Append/isErasure``, by ``Restoring/restore(_:to:)`` or by ``Restoring/extend(_:by:fence:)``,
/// the store erases what it names in the same step: so copies that catch up erase the same.
public protocol Erasing: Restoring {
    /// Makes sure that no file of the store holds what was erased or deleted, such as a write-ahead log; answers what
    /// may hold it still.
    func scrub() throws -> [Remnant]

    /// The greatest number of entries that are worth erasing at once: others wait meanwhile.
    var erasureLimit: Int { get }
}

extension Erasing {
    /// A thousand entries.
    public var erasureLimit: Int { 1000 }

    /// Erases the chosen entries of a session that still have a body of their own, and records that in its log;
    /// durable when it returns.
    ///
    /// Entries that change the session itself keep their bodies, see ``EntryKind/isErasable``. An erasure that was
    /// interrupted is completed when it is repeated, or when the session is next opened. Afterwards ``scrub()`` removes
    /// what files keep besides.
    ///
    /// - Throws: ``MultichatError``: `notFound` for an unknown session, `invalid` for sequences behind its head,
    ///   `conflict` where the erasure's id is another entry's.
    public func erase(_ erasure: Erasure) throws -> Erased {
        try erasure.check(in: try required(erasure.session))
        var selection = ErasureSelection()
        for range in erasure.sequences.ranges {
            let query = EntryQuery(erasure.session, from: range.lowerBound, through: range.upperBound)
            try forEachPage(query) { for entry in $0 { selection.add(entry) } }
        }
        guard !selection.sequences.isEmpty else { return Erased(erasure.session) }
        var draft = Draft(id: erasure.id, kind: .erase, author: erasure.author)
        draft.body = Lifecycle.erasure(of: selection.sequences, reason: erasure.reason)
        var append = Append(to: erasure.session, [draft])
        append.isErasure = true
        // Entries don't change but by erasing, so nothing need be expected of the log.
        return Erased(erasure.session, recordedAt: try self.append(append).last, selection)
    }
}

/// Which entries of a session to erase, and what is recorded of that.
public struct Erasure: Sendable, Equatable {
    /// The session.
    public var session: SessionReference
    /// The entries; those that can't be erased or are erased already are left as they are.
    public var sequences: SequenceRanges
    /// The id of the entry that records the erasure; chosen once, an erasure can be repeated safely.
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

    /// Checks that the session has the entries.
    func check(in session: Session) throws {
        guard let bounds = sequences.bounds, bounds.lowerBound < 1 || bounds.upperBound > session.head.sequence else {
            return
        }
        throw MultichatError(
            .invalid,
            "The session \(session.reference) has no entries \(bounds.lowerBound) to \(bounds.upperBound): "
                + "its head is \(session.head.sequence)."
        ).with { $0.session = session.id.text }
    }
}
