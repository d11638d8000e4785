import Multichat

/// Computes the chains of a part of the store again, from where the last slice ended, so that in time all is read.
struct IntegritySlice {
    static let key: EntryKey = "integrity"
    private static let page = 500

    let store: any Restoring
    let pacer: Pacer?
    private(set) var place: IntegrityPlace
    private(set) var entries = 0
    private(set) var sessions = 0
    private(set) var damage: [Damage] = []
    private let chainer = Chainer()

    init(_ store: any Restoring, from place: IntegrityPlace, pacer: Pacer? = nil) {
        self.store = store
        self.place = place
        self.pacer = pacer
    }

    /// Reads up to so many entries, and a few more; ends early where everything was read.
    mutating func run(entries budget: Int) throws {
        while entries < budget {
            if place.session == nil, try !beginNext() { return }
            try pacer?.step()
            try readOn(atMost: min(Self.page, budget - entries))
        }
    }

    /// Goes to the next session of the list; `false` at its end, from where the next slice begins anew.
    private mutating func beginNext() throws -> Bool {
        var query = SessionQuery(namespace: nil)
        query.includesSystem = true
        query.order = .created
        query.limit = 1
        query.cursor = place.cursor
        let page = try store.sessions(query)
        for found in page.leftOut where !damage.contains(found) { damage.append(found) }
        guard let session = page.items.first else {
            damage += try (store as? any Checking)?.checkLists() ?? []
            place.cursor = nil
            place.rounds += 1
            return false
        }
        place.cursor = SessionPlace(session, .created).cursor(.created)
        place.session = session.reference
        place.head = .empty
        return true
    }

    private mutating func readOn(atMost limit: Int) throws {
        guard let reference = place.session else { return }
        do {
            guard let session = try store.session(reference) else { return place.session = nil }
            let first = place.head.sequence + 1
            if first <= session.head.sequence {
                let last = min(session.head.sequence, first + limit - 1)
                try check(EntryQuery(reference, from: first, through: last))
            }
            if place.head.sequence >= session.head.sequence { end(session) }
        } catch let error as MultichatError where [.notFound, .damaged].contains(error.code) {
            if error.code == .damaged { damage.append(Damage(error, in: reference, place: "log")) }
            place.session = nil
        }
    }

    private mutating func check(_ query: EntryQuery) throws {
        var found: [Entry] = []
        try store.forEachPage(query) { found += $0 }
        for entry in found {
            guard place.session != nil else { return }
            check(entry)
        }
        if found.isEmpty { note(place.head.sequence + 1, "The entry is missing.") }
    }

    private mutating func check(_ entry: Entry) {
        entries += 1
        guard entry.sequence == place.head.sequence + 1, chainer.chain(after: place.head.chain, entry) == entry.chain
        else { return note(entry.sequence, "The chain value doesn't fit the entry and those before it.") }
        place.head = entry.head
    }

    private mutating func end(_ session: Session) {
        sessions += 1
        if place.head.sequence == session.head.sequence, place.head.chain != session.head.chain {
            note(session.head.sequence, "The session's head has another chain value than the log's end.")
        }
        place.session = nil
    }

    /// Notes damage, and leaves the session to `multichat verify`.
    private mutating func note(_ sequence: Int, _ reason: String) {
        damage.append(Damage(session: place.session, sequence: sequence, place: "log", reason: reason))
        place.session = nil
    }
}
