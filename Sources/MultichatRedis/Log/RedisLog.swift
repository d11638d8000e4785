import Multichat
import MultichatRedisSupport

/// One session's log on the server, as it is now.
struct RedisLog: EntryLookup {
    let client: RedisClient
    let keys: SessionKeys
    let session: SessionReference

    /// The session's hash; `nil` where there is none.
    func record() throws -> SessionRecord? {
        var command = Command("HMGET", keys.session)
        for field in SessionRecord.fields { command.append(field) }
        return try SessionRecord(client.send(command.repeatable(), key: keys.session), session)
    }

    func entry(withID id: EntryID) throws -> Entry? {
        let reply = try client.send(Command("HGET", keys.ids, id.text).repeatable(), key: keys.session)
        guard let sequence = reply.text.flatMap({ Int($0) }) else { return nil }
        return try entry(at: sequence)
    }

    func newest(_ key: EntryKey, hidden: HiddenRanges) throws -> Int? {
        try newest(key, hidden: hidden, asOf: nil)?.sequence
    }

    /// The newest visible entry of a key at or below a sequence.
    func newest(_ key: EntryKey, hidden: HiddenRanges, asOf: Int?) throws -> Entry? {
        var top = asOf ?? KeyMember.greatest
        while let sequence = try places(of: key, from: top, count: 1).first {
            let entry = try entry(at: sequence)
            guard entry.key == key else {
                throw MultichatError.damaged(session, sequence: sequence, "the index of keys has another key for it")
            }
            if hidden.shows(sequence, entry.kind) { return entry }
            top = sequence - 1
        }
        return nil
    }

    /// The sequences of a key from one down.
    func places(of key: EntryKey, from top: Int, count: Int) throws -> [Int] {
        var command = Command("ZREVRANGEBYLEX", keys.keys)
        command.append(KeyMember.bound("[", key, top))
        command.append(KeyMember.bound("[", key, 0))
        command.append("LIMIT")
        command.append(0)
        command.append(count)
        let reply = try client.send(command.repeatable(), key: keys.session)
        return reply.elements.compactMap { $0.withBytes { KeyMember($0)?.sequence } }
    }

    /// The first key behind a bound such as `(key`.
    func nextKey(_ bound: [UInt8]) throws -> EntryKey? {
        var command = Command("ZRANGEBYLEX", keys.keys)
        command.append(bound)
        command.append("+")
        command.append("LIMIT")
        command.append(0)
        command.append(1)
        let reply = try client.send(command.repeatable(), key: keys.session)
        return reply.elements.first?.withBytes { KeyMember($0)?.key }
    }

    /// The entry at a sequence, which must exist.
    func entry(at sequence: Int) throws -> Entry {
        guard let entry = try entries(sequence...sequence, newestFirst: false, count: 1).first else {
            throw MultichatError.damaged(session, sequence: sequence, "it is missing")
        }
        return entry
    }

    /// The first entries of a range, in the order that is asked for.
    func entries(_ range: ClosedRange<Int>, newestFirst: Bool, count: Int) throws -> [Entry] {
        var command = Command(newestFirst ? "XREVRANGE" : "XRANGE", keys.entries)
        command.append(newestFirst ? range.upperBound : range.lowerBound)
        command.append(newestFirst ? range.lowerBound : range.upperBound)
        command.append("COUNT")
        command.append(count)
        let reply = try client.send(command.repeatable(), key: keys.session)
        var expected = newestFirst ? range.upperBound : range.lowerBound
        var entries: [Entry] = []
        entries.reserveCapacity(reply.count)
        for position in 0..<reply.count {
            let item = reply[position]
            guard item.count == 2, item[1].count == 2, item[0].text == "\(expected)-0" else {
                throw MultichatError.damaged(session, sequence: expected, "it is missing")
            }
            entries.append(try item[1][1].withBytes { try EntryRecord.read($0, expected, session) })
            expected += newestFirst ? -1 : 1
        }
        return entries
    }
}
