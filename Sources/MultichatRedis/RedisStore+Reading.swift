import Multichat
import MultichatRedisSupport

extension RedisStore {
    /// The entries that are asked for at once, at most.
    private static let slice = 1000

    /// A page of entries.
    public func entries(_ query: EntryQuery) throws -> Page<Entry> {
        let log = try log(query.session)
        let record = try visible(log)
        guard var range = try query.range(head: record.state.session.head.sequence) else { return Page([]) }
        let filter = EntryFilter(query, rewinds: record.state.rewinds)
        var page = EntryPage(query, count: range.count)
        while true {
            let count = min(range.count, min(page.room, Self.slice) + 1)
            let entries = try log.entries(range, newestFirst: query.newestFirst, count: count)
            for entry in entries where filter.matches(entry) {
                if let page = page.add(entry) { return page }
            }
            guard let last = entries.last?.sequence else {
                throw log.missing(query.newestFirst ? range.upperBound : range.lowerBound)
            }
            guard last != (query.newestFirst ? range.lowerBound : range.upperBound) else { return Page(page.items) }
            range = query.newestFirst ? range.lowerBound...last - 1 : last + 1...range.upperBound
        }
    }

    /// The newest entry of each key asked for.
    public func latest(_ query: LatestQuery) throws -> Page<Entry> {
        let behind = try query.behind()
        let log = try log(query.session)
        let hidden = try visible(log).state.rewinds.hidden(asOf: query.asOf)
        if let key = query.key {
            return query.page(try log.newest(key, hidden: hidden, asOf: query.asOf).map { [$0] } ?? [])
        }
        var items: [Entry] = []
        var key = try log.nextKey(behind.map(KeyMember.behind) ?? KeyMember.from(query.prefix ?? ""))
        while let present = key, query.wants(present), items.count <= query.limit {
            if let entry = try log.newest(present, hidden: hidden, asOf: query.asOf) { items.append(entry) }
            key = try log.nextKey(KeyMember.behind(present))
        }
        return query.page(items)
    }

    /// What a session's chain starts with.
    public func origin(of session: SessionReference) throws -> NewSession { try visible(log(session)).origin }

    /// The record of a session that isn't expired.
    func visible(_ log: RedisLog) throws -> SessionRecord {
        guard let record = try log.record(), !record.state.session.isExpired(at: configuration.clock()) else {
            throw MultichatError.unknown(log.session)
        }
        return record
    }
}

extension RedisLog {
    func missing(_ sequence: Int) -> MultichatError {
        MultichatError.damaged(session, sequence: sequence, "it is missing")
    }
}
