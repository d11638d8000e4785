/// What a session holds for an agent that it hasn't read.
struct Unread {
    /// The session.
    let head: AttendedSession
    /// What is for the agent.
    let addressing: Addressing
    /// Where it stands, brought up to date with what was found.
    private(set) var position: ReadPosition
    /// The newest messages that were found by looking, ascending.
    private(set) var found: [Entry] = []
    /// Sequences of older ones that are known without having been read, ascending.
    private(set) var listed: [Int] = []
    /// Whether `found` has all that was found.
    private(set) var keepsAll = true
    /// How many entries were looked through.
    private(set) var looked = 0
    private let room: Int

    /// The last sequence that counts as read: what a fork has from its parent is the parent's to tell.
    var floor: Int { max(position.read, head.inherited) }

    /// How many messages are unread.
    var count: Int { position.unread }

    /// Looks at a session.
    ///
    /// - Parameters:
    ///   - head: the session.
    ///   - addressing: what is for the agent.
    ///   - known: where the agent stands, if that is known.
    ///   - room: how many messages to keep at most.
    init(_ head: AttendedSession, _ addressing: Addressing, known: ReadPosition?, room: Int, in store: any Store) throws
    {
        self.head = head
        self.addressing = addressing
        self.room = room
        var position = known ?? ReadPosition(of: head.reference.id, createdAt: head.createdAt)
        if position.createdAt != head.createdAt {
            position = ReadPosition(of: head.reference.id, createdAt: head.createdAt)
            position.place = known?.place
        }
        self.position = position
        // A join, a leave or a rewind since may have changed what is for the agent.
        guard position.seen > floor, head.version <= position.seen else {
            try lookAgain(store)
            return
        }
        listed = position.newest
        if try !look(store) { try lookAgain(store) }
    }

    /// Looks through everything that isn't read.
    private mutating func lookAgain(_ store: any Store) throws {
        position.seen = floor
        position.unread = 0
        position.newest = []
        listed = []
        found = []
        keepsAll = true
        _ = try look(store)
    }

    /// Looks through what came since; answers `false` where an erasure may have changed what was counted before.
    private mutating func look(_ store: any Store) throws -> Bool {
        guard head.sequence > position.seen else { return true }
        var query = EntryQuery(head.reference)
        query.from = position.seen + 1
        query.through = head.sequence
        let isFresh = position.seen == floor
        var isSame = true
        try store.forEachPage(query) { entries in
            for entry in entries {
                if entry.kind == .erase { isSame = isSame && isFresh }
                if addressing.includes(entry) { add(entry) }
            }
        }
        looked += head.sequence - position.seen
        position.seen = head.sequence
        return isSame
    }

    private mutating func add(_ entry: Entry) {
        position.unread += 1
        position.newest.append(entry.sequence)
        if position.newest.count > ReadPosition.listed { position.newest.removeFirst() }
        found.append(entry)
        guard found.count > room else { return }
        found.removeFirst()
        keepsAll = false
    }
}
