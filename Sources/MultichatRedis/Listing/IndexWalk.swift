import Multichat
import MultichatRedisSupport

/// Walks along all shards of the index at once, in the order of a query.
///
/// Redis orders each shard as lists are ordered: by time, and equal times by the bytes of namespace and id. So the
/// heads of all shards, merged, are the list. Each holds some places ahead; those that run out are asked for more, all
/// in one round trip.
struct IndexWalk {
    private let client: RedisClient
    private let isByStart: Bool
    private let start: IndexPlace?
    private var shards: [IndexShard]
    private var slice: Int

    init(_ query: SessionQuery, _ client: RedisClient) throws {
        self.client = client
        let isByStart = query.order == .created
        self.isByStart = isByStart
        let start = try SessionPlace(query).map { place in
            let time = place.time.microseconds
            return IndexPlace(
                score: Double(isByStart ? time : -time), member: IndexKeys.member(place.reference))
        }
        self.start = start
        shards = IndexKeys.shards(client.url.options.prefix).map { IndexShard($0, behind: start) }
        slice = min(query.limit, 1000) / 32 + 8
    }

    /// The next members; none at the end.
    mutating func next(_ count: Int) throws -> [[UInt8]] {
        var members: [[UInt8]] = []
        while members.count < count {
            try fill()
            var best: Int?
            for shard in shards.indices {
                guard let head = shards[shard].head else { continue }
                if let present = best.flatMap({ shards[$0].head }), !head.precedes(present) { continue }
                best = shard
            }
            guard let best, let head = shards[best].head else { break }
            shards[best].advance()
            members.append(head.member)
        }
        return members
    }

    /// Reads on in all shards of which nothing is left.
    private mutating func fill() throws {
        while true {
            let empty = shards.indices.filter { shards[$0].mustRead }
            guard !empty.isEmpty else { return }
            let replies = try client.gather(
                empty.map { (shards[$0].command(isByStart, slice), shards[$0].index.created) })
            for (shard, reply) in zip(empty, replies) {
                if let error = reply.error { throw error.error(from: client.url.description) }
                shards[shard].take(reply, slice, behind: start)
            }
            slice = min(2 * slice, 1000)
        }
    }
}
