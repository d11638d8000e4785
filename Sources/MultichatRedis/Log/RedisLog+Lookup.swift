import Multichat
import MultichatRedisSupport

extension RedisLog: EntryLookup {
    func entry(withID id: EntryID) throws -> Entry? {
        guard let sequence = try sequence(of: id) else { return nil }
        return try entry(at: sequence)
    }

    /// Where an id stands.
    func sequence(of id: EntryID) throws -> Int? {
        var command = Command("HGET", keys.session)
        EntryField.add(id, to: &command)
        return try client.send(command.repeatable(), key: keys.session).text.flatMap { Int($0) }
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
        let slice = LogSlice(sequence...sequence, newestFirst: false, count: 1)
        return try slice.entries(client.send(slice.command(keys), key: keys.session), session)[0]
    }
}
