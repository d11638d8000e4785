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
            let entry = try required(KeyMember(key, sequence), entry(at: sequence))
            if hidden.shows(sequence, entry.kind) { return entry }
            top = sequence - 1
        }
        return nil
    }

    /// The newest visible entries of keys, with those that are theirs unless hidden, in one round trip for most.
    func newest(_ places: ArraySlice<KeyMember>, hidden: HiddenRanges) throws -> [Entry] {
        let slices = places.map { LogSlice($0.sequence...$0.sequence, newestFirst: false, count: 1) }
        let replies = try client.pipeline(slices.map { $0.command(keys) }, key: keys.session)
        var found: [Entry] = []
        for (place, (slice, reply)) in zip(places, zip(slices, replies)) {
            if let error = reply.error { throw explained(error.error(from: client.url.description)) }
            let entry = try required(place, slice.entries(reply, session)[0])
            if hidden.shows(entry.sequence, entry.kind) {
                found.append(entry)
            } else if let older = try newest(place.key, hidden: hidden, asOf: place.sequence - 1) {
                found.append(older)
            }
        }
        return found
    }

    /// The entry at a place, which must have the place's key.
    private func required(_ place: KeyMember, _ entry: Entry) throws -> Entry {
        guard entry.key == place.key else {
            throw MultichatError.damaged(
                session, sequence: place.sequence, "the index of keys has another key for it")
        }
        return entry
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

    /// The entry at a sequence, which must exist.
    func entry(at sequence: Int) throws -> Entry {
        let slice = LogSlice(sequence...sequence, newestFirst: false, count: 1)
        return try slice.entries(client.send(slice.command(keys), key: keys.session), session)[0]
    }
}
