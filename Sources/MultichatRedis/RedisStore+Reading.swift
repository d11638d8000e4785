import Multichat
import MultichatRedisSupport

extension RedisStore {
    /// A page of entries; where it is small, in one round trip.
    public func entries(_ query: EntryQuery) throws -> Page<Entry> {
        try configuration.measured(.entries, query.session) {
            let log = try log(query.session)
            guard let range = try query.range(head: topmost(query, log)) else {
                _ = try visible(log)
                return Page([])
            }
            let first = LogSlice(
                range, newestFirst: query.newestFirst, count: min(query.limit, EntryWalk.firstSlice - 1) + 1)
            while true {
                let replies = try client.pipeline([log.asking, first.command(log.keys)], key: log.keys.session)
                for reply in replies {
                    if let error = reply.error { throw log.explained(error.error(from: url.description)) }
                }
                let record = try visible(SessionRecord(replies[0], query.session, known: cache[query.session]), log)
                do {
                    return try page(
                        query, record,
                        first.entries(replies[1], query.session, head: record.state.session.head.sequence),
                        log)
                } catch let error as MultichatError where error.code == .damaged {
                    // Where the session was replaced between two commands, nothing is wrong with the new one.
                    guard try log.record()?.token != record.token else { throw error }
                }
            }
        }
    }

    /// The head as far as it must be known to ask for entries: those below a given one are told by their position, and
    /// the newest of all by their distance from the end.
    private func topmost(_ query: EntryQuery, _ log: RedisLog) throws -> Int {
        guard query.newestFirst, let range = try query.range(head: .max), range.upperBound != .max else { return .max }
        if let known = cache[query.session]?.state.session.head.sequence, known >= range.upperBound { return .max }
        return try visible(log).state.session.head.sequence
    }

    /// Fills the page with the first entries and, where that isn't enough, with more.
    private func page(
        _ query: EntryQuery, _ record: SessionRecord, _ first: @autoclosure () throws -> [Entry], _ log: RedisLog
    ) throws -> Page<Entry> {
        guard let range = try query.range(head: record.state.session.head.sequence) else { return Page([]) }
        var walk = EntryWalk(query, rewinds: record.state.rewinds, range: range)
        if let page = walk.take(try first()) { return page }
        while let slice = walk.next {
            let reply = try client.send(slice.command(log.keys), key: log.keys.session)
            if let page = walk.take(try slice.entries(reply, query.session)) { return page }
        }
        return walk.end
    }

    /// The newest entry of each key asked for.
    public func latest(_ query: LatestQuery) throws -> Page<Entry> {
        try configuration.measured(.latest, query.session) {
            let behind = try query.behind()
            let log = try log(query.session)
            let hidden = try visible(log).state.rewinds.hidden(asOf: query.asOf)
            if let key = query.key {
                return query.page(try log.newest(key, hidden: hidden, asOf: query.asOf).map { [$0] } ?? [])
            }
            var items: [Entry] = []
            var walk = KeyWalk(
                log, from: behind.map(KeyMember.behind) ?? KeyMember.from(query.prefix ?? ""), asOf: query.asOf)
            while items.count <= query.limit, let places = try walk.next() {
                let wanted = places.prefix { query.wants($0.key) }
                // No more entries are asked for than the page may need: bodies can be large.
                var rest = wanted
                while !rest.isEmpty, items.count <= query.limit {
                    let part = rest.prefix(min(query.limit - items.count, KeyWalk.page) + 1)
                    rest = rest.dropFirst(part.count)
                    items += try log.newest(part, hidden: hidden)
                }
                if wanted.count < places.count { break }
            }
            return query.page(items)
        }
    }

    /// What a session's chain starts with.
    public func origin(of session: SessionReference) throws -> NewSession {
        let log = try log(session)
        _ = try visible(log)
        guard let origin = try log.origin() else { throw MultichatError.unknown(session) }
        return origin
    }

    /// The record of a session that isn't expired.
    func visible(_ log: RedisLog) throws -> SessionRecord { try visible(log.record(known: cache[log.session]), log) }

    private func visible(_ record: SessionRecord?, _ log: RedisLog) throws -> SessionRecord {
        guard let record, !record.state.session.isExpired(at: configuration.clock()) else {
            throw MultichatError.unknown(log.session)
        }
        cache.keep(record, of: log.session)
        return record
    }
}
