import Multichat

/// The entries of a commit that isn't written yet, for the appends that are planned behind them.
struct PendingEntries {
    /// The state behind them.
    private(set) var state: SessionState
    /// The entries.
    private(set) var entries: [Entry] = []
    /// The fences that were presented, by the last sequence of their append.
    private(set) var fences: [Int: Int] = [:]
    private var ids: [EntryID: Int] = [:]

    init(_ state: SessionState) { self.state = state }

    /// Adds what one append stores.
    mutating func add(_ new: [Entry], _ state: SessionState) {
        if state.session.fence > self.state.session.fence {
            fences[state.session.head.sequence] = state.session.fence
        }
        for entry in new { ids[entry.id] = entries.count + (entry.sequence - new[0].sequence) }
        entries += new
        self.state = state
    }

    /// The entry with an id.
    func entry(withID id: EntryID) -> Entry? { ids.isEmpty ? nil : ids[id].map { entries[$0] } }

    /// The newest entry of a key outside the hidden ranges.
    func newest(_ key: EntryKey, hidden: HiddenRanges) -> Int? {
        entries.last { $0.key == key && hidden.shows($0.sequence, $0.kind) }?.sequence
    }
}
