/// What the planner must look up in a session's log.
public protocol EntryLookup {
    /// The stored entry with an id.
    func entry(withID id: EntryID) throws -> Entry?
    /// The sequence of the newest entry of a key outside the hidden ranges.
    func newest(_ key: EntryKey, hidden: HiddenRanges) throws -> Int?
}

/// What is to be done for an append.
public enum AppendPlan {
    /// Nothing: every entry is there already.
    case duplicate(Receipt)
    /// Store these entries, whose session is then in this state.
    case store([Entry], SessionState, Receipt)
}

/// Judges appends and computes their entries, alike for every store.
///
/// A store calls it while it holds the session's write lock. One planner serves one thread at a time.
public final class AppendPlanner {
    private let configuration: StoreConfiguration
    private let chainer = Chainer()

    /// Makes a planner for a store's configuration.
    public init(_ configuration: StoreConfiguration) { self.configuration = configuration }

    /// Decides what to do for an append.
    ///
    /// - Parameters:
    ///   - append: a batch that ``AppendRules`` found valid.
    ///   - state: the session as it is now.
    ///   - lookup: the session's log.
    ///   - now: the time for entries without one.
    /// - Throws: ``MultichatError`` with the code `conflict`, `status` or `invalid`; nothing must be stored then.
    public func plan(
        _ append: borrowing Append, state: SessionState, lookup: some EntryLookup, now: Timestamp
    ) throws -> AppendPlan {
        var places = StoredPlaces()
        for draft in append.drafts {
            places.add(try lookup.entry(withID: draft.id).map { try requireSame($0, draft, append.session) })
        }
        if places.isComplete, let first = places.first, let last = places.last {
            return .duplicate(receipt(append, first: first, head: last, duplicate: true))
        }
        for expectation in append.expectations { try check(expectation, state, lookup) }
        return try extend(state, append, places, now)
    }

    private func extend(
        _ state: SessionState, _ append: borrowing Append, _ places: StoredPlaces, _ now: Timestamp
    ) throws -> AppendPlan {
        var state = state
        var entries: [Entry] = []
        entries.reserveCapacity(append.drafts.count)
        for (draft, stored) in zip(append.drafts, places.found) where stored == nil {
            let head = state.session.head
            var entry = Entry(
                draft: draft, sequence: head.sequence + 1, time: draft.time ?? now, seal: .salted(configuration.salt()))
            entry.chain = chainer.chain(after: head.chain, entry)
            try state.apply(entry)
            entries.append(entry)
        }
        for case .fence(let fence) in append.expectations { state.session.fence = max(state.session.fence, fence) }
        let first = min(places.first ?? .max, entries[0].sequence)
        let receipt = receipt(append, first: first, head: state.session.head, duplicate: false)
        return .store(entries, state, receipt)
    }

    private func receipt(_ append: borrowing Append, first: Int, head: Head, duplicate: Bool) -> Receipt {
        Receipt(
            session: append.session, first: first, head: head, duplicate: duplicate, ids: append.drafts.map { $0.id })
    }

    private func requireSame(_ entry: Entry, _ draft: Draft, _ session: SessionReference) throws -> Entry {
        guard draft.hasSameContent(as: entry) else {
            throw MultichatError(
                .conflict, "The entry id \(draft.id) is taken in the session \(session), with other content.",
                hint: "The first one stays, at sequence \(entry.sequence). Use a new id for new content."
            ).with {
                $0.session = session.id.text
                $0.ids = [draft.id]
            }
        }
        return entry
    }
}
