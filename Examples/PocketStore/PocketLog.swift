import Multichat

/// One session: what it started with, what it is now, and its entries.
///
/// Put your database here: this is all that a store must keep.
struct PocketLog: EntryLookup {
    let origin: NewSession
    private(set) var state: SessionState
    private(set) var entries: [Entry] = []

    init(_ session: NewSession, at now: Timestamp) {
        var origin = session
        origin.createdAt = origin.createdAt ?? now
        self.origin = origin
        state = SessionState(Session(origin, at: now))
    }

    /// Keeps entries that were planned or checked, and erases the bodies that they say are erased.
    mutating func add(_ new: [Entry], _ state: SessionState) throws {
        entries += new
        self.state = state
        for entry in new where entry.kind == .erase {
            for sequence in try Lifecycle.erased(by: entry).ranges.joined() where !entries[sequence - 1].isErased {
                entries[sequence - 1].erase(Chainer())
            }
        }
    }

    /// Adds entries that come from another store, chain included.
    mutating func restore(_ new: [Entry], fence: Int) throws -> Head {
        var state = try Restoration.check(new, behind: state, chainer: Chainer()) { entry(withID: $0) != nil }
        state.session.fence = max(state.session.fence, fence)
        try add(new, state)
        return state.session.head
    }

    func entry(withID id: EntryID) -> Entry? { entries.last { $0.id == id } }

    func newest(_ key: EntryKey, hidden: HiddenRanges) -> Int? { newest(key, hidden, asOf: nil)?.sequence }

    func newest(_ key: EntryKey, _ hidden: HiddenRanges, asOf: Int?) -> Entry? {
        entries.last { $0.key == key && $0.sequence <= asOf ?? .max && hidden.shows($0.sequence, $0.kind) }
    }
}
