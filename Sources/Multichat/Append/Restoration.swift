/// Checks entries that come from elsewhere with their chain.
public enum Restoration {
    /// Folds the next entries into the state of a staged log.
    ///
    /// - Parameters:
    ///   - entries: the entries as they are in their source.
    ///   - state: the staged log so far.
    ///   - chainer: a chainer of the calling thread.
    ///   - contains: whether the staged log has an entry with an id.
    /// - Returns: the state behind them.
    /// - Throws: ``MultichatError``: `conflict` where they don't follow the head, `damaged` where a chain value is
    ///   wrong or an id comes twice.
    public static func check(
        _ entries: [Entry], behind state: SessionState, chainer: Chainer, contains: (EntryID) throws -> Bool
    ) throws -> SessionState {
        var state = state
        var seen = Set<EntryID>(minimumCapacity: entries.count)
        let reference = state.session.reference
        for entry in entries {
            let head = state.session.head
            guard entry.sequence == head.sequence + 1 else {
                throw MultichatError(
                    .conflict, "The copy of \(reference) expects sequence \(head.sequence + 1), not \(entry.sequence).",
                    hint: "Another import or migration may be at it: run this one again when that is done."
                ).with { $0.head = head }
            }
            guard chainer.chain(after: head.chain, entry) == entry.chain else {
                throw MultichatError.damaged(reference, sequence: entry.sequence, "its chain value doesn't fit")
            }
            guard seen.insert(entry.id).inserted, try !contains(entry.id) else {
                throw MultichatError.damaged(reference, sequence: entry.sequence, "its id came before")
            }
            try state.apply(entry)
        }
        return state
    }
}
