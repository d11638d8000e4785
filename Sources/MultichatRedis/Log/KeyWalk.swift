import Multichat
import MultichatRedisSupport

/// Goes through the keys of a session in order, with the newest place of each.
struct KeyWalk {
    /// How many places are read at once: keys that were seldom written share a round trip.
    static let page = 256

    let log: RedisLog
    /// What stands above is as if it weren't there.
    let asOf: Int
    /// Where the next page begins, as a bound of ZRANGEBYLEX; none at the end.
    private var bound: [UInt8]?

    /// Begins at a bound such as `(key`.
    init(_ log: RedisLog, from bound: [UInt8], asOf: Int?) {
        self.log = log
        self.bound = bound
        self.asOf = asOf ?? KeyMember.greatest
    }

    /// The next keys; `nil` behind the last. There may be none among them that has a place.
    mutating func next() throws -> [KeyMember]? {
        guard let bound else { return nil }
        var command = Command("ZRANGEBYLEX", log.keys.keys)
        command.append(bound)
        command.append("+")
        command.append("LIMIT")
        command.append(0)
        command.append(Self.page)
        let reply = try log.client.send(command.repeatable(), key: log.keys.session)
        var newest = self.newest(reply.elements.compactMap { $0.withBytes(KeyMember.init) })
        self.bound = nil
        guard reply.count == Self.page, let last = newest.last?.key else { return seen(newest) }
        // The page may end within the places of a key.
        self.bound = KeyMember.behind(last)
        let top = try log.places(of: last, from: asOf, count: 1).first
        newest[newest.count - 1] = KeyMember(last, top ?? .max)
        return seen(newest)
    }

    /// The newest place of each key; of a key that has none the one above.
    private func newest(_ members: [KeyMember]) -> [KeyMember] {
        var newest: [KeyMember] = []
        for member in members {
            if newest.last?.key != member.key {
                newest.append(member)
            } else if member.sequence <= asOf {
                newest[newest.count - 1] = member
            }
        }
        return newest
    }

    private func seen(_ members: [KeyMember]) -> [KeyMember] { members.filter { $0.sequence <= asOf } }
}
