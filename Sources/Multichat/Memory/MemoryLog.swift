/// Everything that a memory store holds.
struct MemoryContents {
    var logs: [SessionReference: MemoryLog] = [:]
    var staged: [SessionReference: MemoryLog] = [:]
    let planner: AppendPlanner

    init(planner: AppendPlanner) { self.planner = planner }

    /// The log of a session that isn't expired.
    func log(_ reference: SessionReference, at now: Timestamp) -> MemoryLog? {
        guard let log = logs[reference], !log.state.session.isExpired(at: now) else { return nil }
        return log
    }
}

/// One session's log in memory.
struct MemoryLog: EntryLookup {
    let origin: NewSession
    var state: SessionState
    var entries: [Entry] = []
    var ids: [EntryID: Int] = [:]
    var keys: [EntryKey: [Int]] = [:]

    init(_ origin: NewSession, at now: Timestamp) {
        var origin = origin
        origin.createdAt = origin.createdAt ?? now
        self.origin = origin
        state = SessionState(Session(origin, at: now))
    }

    mutating func add(_ new: [Entry], _ state: SessionState) {
        for entry in new {
            entries.append(entry)
            ids[entry.id] = entry.sequence
            if let key = entry.key { keys[key, default: []].append(entry.sequence) }
        }
        self.state = state
        eraseRecorded(by: new)
    }

    /// Adds entries that come with their chain.
    mutating func restore(_ entries: [Entry], fence: Int = 0) throws -> Head {
        var state = try Restoration.check(entries, behind: state, chainer: Chainer()) { ids[$0] != nil }
        state.session.fence = max(state.session.fence, fence)
        add(entries, state)
        return state.session.head
    }

    func entry(withID id: EntryID) -> Entry? { ids[id].map { entries[$0 - 1] } }

    func newest(_ key: EntryKey, hidden: HiddenRanges) -> Int? { newest(key, hidden: hidden, asOf: nil)?.sequence }

    func newest(_ key: EntryKey, hidden: HiddenRanges, asOf: Int?) -> Entry? {
        for sequence in (keys[key] ?? []).reversed() where sequence <= asOf ?? .max {
            let entry = entries[sequence - 1]
            if hidden.shows(sequence, entry.kind) { return entry }
        }
        return nil
    }
}
