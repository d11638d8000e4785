/// Collects what an erasure finds to erase; stores pass every chosen entry through it, in the log's order.
public struct ErasureSelection: Sendable, Equatable {
    /// What is to be erased.
    public private(set) var sequences = SequenceRanges()
    /// How many bytes of bodies that are.
    public private(set) var bytes = 0

    /// Begins with nothing.
    public init() {}

    /// Takes an entry in, unless it is erased already or can't be; answers whether it did.
    @discardableResult
    public mutating func add(_ entry: Entry) -> Bool {
        guard entry.kind.isErasable, !entry.isErased else { return false }
        sequences.append(entry.sequence)
        bytes += entry.body.text.utf8.count
        return true
    }
}

extension AppendPlanner {
    /// Decides what an erasure records.
    ///
    /// - Parameters:
    ///   - erasure: what is asked for.
    ///   - selection: what there is to erase of that.
    ///   - state: the session as it is now.
    ///   - now: the time of the entry.
    /// - Returns: the `erase` entry, and the session behind it.
    public func plan(
        _ erasure: Erasure, of selection: ErasureSelection, state: SessionState, now: Timestamp
    ) throws -> (entry: Entry, state: SessionState) {
        var draft = Draft(id: erasure.id, kind: .erase, author: erasure.author)
        draft.body = Lifecycle.erasure(of: selection.sequences, reason: erasure.reason)
        try configuration.limits.check(draft.body, field: "erasure")
        let head = state.session.head
        var entry = Entry(
            draft: draft, sequence: head.sequence + 1, time: now, seal: .salted(configuration.salt()))
        entry.chain = chainer.chain(after: head.chain, entry)
        var state = state
        try state.apply(entry)
        return (entry, state)
    }
}

extension Erasure {
    /// Checks the erasure for a session that is there.
    ///
    /// - Parameter found: the entry that has the erasure's id already, if there is one.
    /// - Returns: whether it was recorded before, so that nothing is left to do.
    /// - Throws: ``MultichatError`` with the code `invalid` or `conflict`.
    public func wasRecorded(in session: Session, as found: Entry?) throws -> Bool {
        if let bounds = sequences.bounds, bounds.lowerBound < 1 || bounds.upperBound > session.head.sequence {
            throw MultichatError(
                .invalid,
                "The session \(session.reference) has no entries \(bounds.lowerBound) to \(bounds.upperBound): "
                    + "its head is \(session.head.sequence)."
            ).with { $0.session = session.id.text }
        }
        guard let found else { return false }
        guard found.kind == .erase, found.author == author else {
            throw MultichatError(
                .conflict, "The entry id \(id) is taken in the session \(session.reference), with other content.",
                hint: "Use a new id for the erasure."
            ).with {
                $0.session = session.id.text
                $0.ids = [id]
            }
        }
        return true
    }
}
