/// Goes back through a session's messages for an agent, newest first.
struct BackwardWalk {
    private let store: any Store
    private let head: AttendedSession
    private let addressing: Addressing
    /// Messages that were read already, ascending.
    private var ready: [Entry]
    /// Sequences of messages below those, ascending.
    private var listed: [Int]
    /// Where to look further down: from here to the floor.
    private var below: Int
    private let floor: Int
    /// How many messages there are still.
    private var remaining: Int

    /// Begins with the newest unread message.
    init(unread: Unread, in store: any Store) {
        self.store = store
        head = unread.head
        addressing = unread.addressing
        ready = unread.found
        floor = unread.floor
        remaining = unread.count
        // Where not all that was found could be kept, the rest lies between it and what is listed.
        listed = unread.keepsAll ? unread.listed : []
        below = (listed.first ?? unread.found.first?.sequence).map { $0 - 1 } ?? unread.head.sequence
    }

    /// Begins with the newest message, read or not.
    init(all head: AttendedSession, _ addressing: Addressing, in store: any Store) {
        self.store = store
        self.head = head
        self.addressing = addressing
        ready = []
        listed = []
        below = head.sequence
        floor = 0
        remaining = .max
    }

    /// The next older message; `nil` behind the oldest.
    mutating func next() throws -> Entry? {
        while remaining > 0 {
            if let entry = ready.popLast() {
                remaining -= 1
                return entry
            }
            guard try refill() else { return nil }
        }
        return nil
    }

    /// Reads further messages; answers `false` at the end.
    private mutating func refill() throws -> Bool {
        if let sequence = listed.popLast() {
            take(try read(sequence...sequence))
            return true
        }
        guard below > floor else { return false }
        let page = try read(floor + 1...below)
        below = page.cursor == nil ? floor : (page.items.last?.sequence ?? 1) - 1
        take(page)
        return true
    }

    private mutating func take(_ page: Page<Entry>) { ready = page.items.filter { addressing.includes($0) }.reversed() }

    private func read(_ range: ClosedRange<Int>) throws -> Page<Entry> {
        var query = EntryQuery(head.reference)
        query.kind = .message
        query.newestFirst = true
        query.from = range.lowerBound
        query.through = range.upperBound
        query.limit = 64
        query.byteLimit = EntryQuery.pageBytes
        return try store.entries(query)
    }
}
