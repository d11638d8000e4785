import Multichat

/// Sorts what can be read of one log: up to the first damage, and behind it.
struct SalvagedLogIntake {
    /// Entries kept with their chain.
    private(set) var kept = 0
    /// Entries saved with a new one.
    private(set) var salvaged = 0
    private(set) var damage: [Damage] = []
    /// Sequences that aren't saved.
    private(set) var lost: [ClosedRange<Int>] = []

    private let store: any Restoring
    private let session: SalvagedSession
    private let place: SessionReference
    private let chainer = Chainer()
    /// The log as it is kept.
    private var state: SessionState
    private var batch: [Entry] = []
    private var rest: FragmentWriter?
    /// The last sequence that was read.
    private var last = 0

    init(_ store: any Restoring, _ session: SalvagedSession, _ place: SessionReference) throws {
        self.store = store
        self.session = session
        self.place = place
        var origin = session.origin
        origin.fence = session.fence
        origin.createdAt = origin.createdAt ?? store.configuration.clock()
        try store.discard(origin.reference)
        state = SessionState(try store.stage(origin))
    }

    /// How many entries were saved so far.
    var count: Int { kept + salvaged }

    /// The session with the entries behind the damage, if there are any.
    var fragment: SessionReference? { rest == nil ? nil : place }

    mutating func take(_ item: SalvagedItem) throws {
        switch item {
        case .loss(let found): damage.append(found)
        case .entry(let entry):
            guard entry.sequence > last else { return }
            if entry.sequence > last + 1 { lost.append(last + 1...entry.sequence - 1) }
            last = entry.sequence
            if try !keep(entry) { try save(entry) }
        }
    }

    /// Shows what was saved.
    mutating func end() throws {
        try flush()
        if last < session.lastSequence { lost.append(last + 1...session.lastSequence) }
        _ = try store.publish(session.origin.reference)
        try rest?.end()
    }

    /// Keeps an entry with its chain; `false` where it doesn't go on from those before it.
    private mutating func keep(_ entry: Entry) throws -> Bool {
        let head = state.session.head
        guard rest == nil, entry.sequence == head.sequence + 1 else { return false }
        guard chainer.chain(after: head.chain, entry) == entry.chain else {
            note(entry, "The chain value doesn't fit the entry and those before it.")
            return false
        }
        do {
            try state.apply(entry)
        } catch {
            note(entry, "The session can't have taken this entry.")
            return false
        }
        batch.append(entry)
        kept += 1
        if batch.count >= 500 { try flush() }
        return true
    }

    private mutating func save(_ entry: Entry) throws {
        if rest == nil { rest = try FragmentWriter(store, place, of: session.origin.reference) }
        if try rest?.add(entry) == true { salvaged += 1 }
    }

    private mutating func flush() throws {
        if !batch.isEmpty { _ = try store.restore(batch, to: session.origin.reference) }
        batch.removeAll(keepingCapacity: true)
    }

    private mutating func note(_ entry: Entry, _ reason: String) {
        damage.append(
            Damage(session: session.origin.reference, sequence: entry.sequence, place: "log", reason: reason))
    }
}
