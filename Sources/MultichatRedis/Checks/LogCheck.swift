import Multichat
import MultichatRedisSupport

/// Looks through one session's log, and what is found by it: the ids and the keys.
struct LogCheck {
    private static let slice = 500
    /// The fields of a session's hash that are no ids.
    private static let ownFields = SessionRecord.fields.count + 1

    let log: RedisLog
    let record: SessionRecord
    private(set) var damage: [Damage] = []
    private var keyed = 0

    init(_ log: RedisLog, _ record: SessionRecord) {
        self.log = log
        self.record = record
    }

    /// Reads all of it, a slice at a time.
    mutating func run() throws {
        let head = record.state.session.head
        for low in stride(from: 1, through: head.sequence, by: Self.slice) {
            try check(low...min(low + Self.slice - 1, head.sequence))
        }
        try count(Command("LLEN", log.keys.entries), head.sequence, "the list of entries", log.keys.entries)
        let fields = head.sequence + Self.ownFields
        try count(Command("HLEN", log.keys.session), fields, "the index of ids", log.keys.session)
        try count(Command("ZCARD", log.keys.keys), keyed, "the index of keys", log.keys.keys)
    }

    private mutating func check(_ range: ClosedRange<Int>) throws {
        let slice = LogSlice(range, newestFirst: false, count: range.count)
        let reply = try log.client.send(slice.command(log.keys), key: log.keys.session)
        var entries: [Entry] = []
        for sequence in range {
            do {
                entries.append(try entry(sequence, reply, at: sequence - range.lowerBound))
            } catch let error as MultichatError where error.code == .damaged {
                damage.append(Damage(error, in: log.session, place: "key \(log.keys.entries)"))
            }
        }
        if let last = entries.last, last.sequence == record.state.session.head.sequence,
            last.chain != record.state.session.head.chain
        {
            note(last.sequence, "the session's head has another chain value", log.keys.session)
        }
        if !entries.isEmpty { try checkIndexes(entries) }
    }

    private func entry(_ sequence: Int, _ reply: Reply, at position: Int) throws -> Entry {
        guard position < reply.count, reply[position].withBytes(EntryRecord.sequence) == sequence else {
            throw MultichatError.damaged(
                log.session, sequence: sequence, "it is missing, or another one is in its place")
        }
        return try reply[position].withBytes { try EntryRecord.read($0, sequence, log.session) }
    }

    private mutating func checkIndexes(_ entries: [Entry]) throws {
        var ids = Command("HMGET", log.keys.session)
        for entry in entries { EntryField.add(entry.id, to: &ids) }
        let places = try log.client.send(ids.repeatable(), key: log.keys.session)
        for (position, entry) in entries.enumerated() where places[position].text != String(entry.sequence) {
            note(entry.sequence, "the index of ids has another place for it, or none", log.keys.session)
        }
        var keys = Command("ZMSCORE", log.keys.keys)
        let named = entries.compactMap { entry in entry.key.map { (entry.sequence, $0) } }
        keyed += named.count
        guard !named.isEmpty else { return }
        for (sequence, key) in named { keys.append(KeyMember.name(key, sequence)) }
        let scores = try log.client.send(keys.repeatable(), key: log.keys.session)
        for (position, item) in named.enumerated() where position >= scores.count || scores[position].isNull {
            note(item.0, "the index of keys lacks it", log.keys.keys)
        }
    }

    private mutating func count(_ command: Command, _ wanted: Int, _ name: String, _ key: String) throws {
        let found = try log.client.send(command.repeatable(), key: log.keys.session).integer ?? 0
        guard found != wanted else { return }
        damage.append(
            Damage(
                session: log.session, place: "key \(key)",
                reason: "The length of \(name) is \(found), and \(wanted) was expected."))
    }

    private mutating func note(_ sequence: Int, _ reason: String, _ key: String) {
        let error = MultichatError.damaged(log.session, sequence: sequence, reason)
        damage.append(Damage(error, in: log.session, place: "key \(key)"))
    }
}
