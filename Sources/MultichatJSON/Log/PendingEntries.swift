import Multichat

/// The entries of a commit that isn't written yet, for the appends that are planned behind them.
struct PendingEntries {
    /// The state behind them.
    private(set) var state: SessionState
    /// The entries.
    private(set) var entries: [Entry] = []
    /// The fences that were presented, by the last sequence of their append.
    private(set) var fences: [Int: Int] = [:]
    /// The places of the first so many entries; made when it is asked for, as one append alone never asks.
    private var ids: [EntryID: Int] = [:]
    private var indexed = 0

    init(_ state: SessionState) { self.state = state }

    /// Adds what one append stores.
    mutating func add(_ new: [Entry], _ state: SessionState) {
        if state.session.fence > self.state.session.fence {
            fences[state.session.head.sequence] = state.session.fence
        }
        entries += new
        self.state = state
    }

    /// The entry with an id.
    mutating func entry(withID id: EntryID) -> Entry? {
        guard !entries.isEmpty else { return nil }
        while indexed < entries.count {
            ids[entries[indexed].id] = indexed
            indexed += 1
        }
        return ids[id].map { entries[$0] }
    }

    /// The newest entry of a key outside the hidden ranges.
    func newest(_ key: EntryKey, hidden: HiddenRanges) -> Int? {
        entries.last { $0.key == key && hidden.shows($0.sequence, $0.kind) }?.sequence
    }
}
