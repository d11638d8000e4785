import Multichat
import MultichatRedisSupport

extension RedisStore {
    /// A page of sessions; those that can't be read are named on it.
    ///
    /// The index is one ordered set a shard: a page asks each for its next sessions, in one order for all. Sessions
    /// whose keys are gone, because Redis let them expire, are taken out of the index here.
    public func sessions(_ query: SessionQuery) throws -> Page<Session> {
        try Page<Session>.checkLimit(query.limit)
        let start = try SessionPlace(query)
        let now = configuration.clock()
        var found: [(place: SessionPlace, session: Session)] = []
        var leftOut: [Damage] = []
        for shard in 0..<SessionKeys.shards {
            let index = IndexKeys(shard: shard, prefix: url.options.prefix)
            var walk = IndexWalk(index, query, client)
            while found.count <= query.limit || walk.isAhead(of: found, query),
                let members = try walk.next(), !members.isEmpty
            {
                for session in try read(members, index, &leftOut) where query.matches(session, now: now) {
                    let place = SessionPlace(session, query.order)
                    if start?.precedes(place, query.order) ?? true { found.append((place, session)) }
                }
            }
            found.sort { $0.place.precedes($1.place, query.order) }
            found = Array(found.prefix(min(query.limit, Int.max - 1) + 1))
        }
        let items = found.prefix(query.limit)
        let cursor = found.count > query.limit ? items.last?.place.cursor(query.order) : nil
        return Page(items.map(\.session), cursor: cursor, leftOut: leftOut)
    }

    /// The sessions of members of the index; members without a session are removed from it.
    private func read(_ members: [[UInt8]], _ index: IndexKeys, _ leftOut: inout [Damage]) throws -> [Session] {
        let references = members.compactMap(IndexKeys.reference)
        let commands = references.map { reference in
            var command = Command("HMGET", SessionKeys(reference, prefix: url.options.prefix).session)
            for field in SessionRecord.fields { command.append(field) }
            return command.repeatable()
        }
        let replies = try client.pipeline(commands, key: index.created)
        var sessions: [Session] = []
        for (reference, reply) in zip(references, replies) {
            do {
                if let session = try SessionRecord(reply, reference)?.state.session {
                    sessions.append(session)
                } else {
                    try forget(reference, index)
                }
            } catch let error as MultichatError where error.code == .damaged {
                leftOut.append(
                    Damage(
                        error, in: reference, place: "key \(SessionKeys(reference, prefix: url.options.prefix).session)"
                    ))
            }
        }
        return sessions
    }

    /// Takes a session out of the index that Redis has let expire.
    private func forget(_ reference: SessionReference, _ index: IndexKeys) throws {
        for key in [index.created, index.updated] {
            var command = Command("ZREM", key)
            command.append(IndexKeys.member(reference))
            _ = try client.send(command.repeatable(), key: key)
        }
    }
}

/// Walks along one shard of the index, in the order of a query.
private struct IndexWalk {
    private static let slice = 200
    private let key: String
    private let client: RedisClient
    private let order: SessionQuery.Order
    /// The score from which on it reads.
    private let from: String
    private var offset = 0
    private var lastScore: Double?

    init(_ index: IndexKeys, _ query: SessionQuery, _ client: RedisClient) {
        self.client = client
        order = query.order
        key = query.order == .created ? index.created : index.updated
        let start = (try? SessionPlace(query)) ?? nil
        let time = start.map { query.order == .created ? $0.time.microseconds : -$0.time.microseconds }
        from = time.map { String($0) } ?? "-inf"
    }

    /// Whether what follows here can stand before the last of what was found.
    func isAhead(of found: [(place: SessionPlace, session: Session)], _ query: SessionQuery) -> Bool {
        guard let lastScore else { return true }
        let worst = found.sorted { $0.place.precedes($1.place, query.order) }.prefix(min(query.limit, Int.max - 1) + 1)
            .last
        guard let worst, found.count > query.limit else { return true }
        let time = Double(worst.place.time.microseconds)
        return lastScore <= (order == .created ? time : -time)
    }

    /// The next members; none at the end.
    mutating func next() throws -> [[UInt8]]? {
        var command = Command("ZRANGEBYSCORE", key, from, "+inf", "WITHSCORES", "LIMIT")
        command.append(offset)
        command.append(Self.slice)
        let reply = try client.send(command.repeatable(), key: key)
        offset += reply.count / 2
        lastScore = reply.count > 1 ? reply[reply.count - 1].text.flatMap(Double.init) : nil
        return stride(from: 0, to: reply.count, by: 2).compactMap { reply[$0].bytes }
    }
}
