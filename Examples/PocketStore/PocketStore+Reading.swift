import Multichat
import Synchronization

extension PocketStore {
    func session(_ reference: SessionReference) throws -> Session? {
        let now = configuration.clock()
        return contents.withLock { try? $0.log(reference, now).state.session }
    }

    func sessions(_ query: SessionQuery) throws -> Page<Session> {
        try Page<Session>.checkLimit(query.limit)
        let start = try SessionPlace(query)
        let now = configuration.clock()
        let places = contents.withLock { $0.logs.values.map(\.state.session) }
            .filter { query.matches($0, now: now) }
            .map { (place: SessionPlace($0, query.order), session: $0) }
            .filter { start?.precedes($0.place, query.order) ?? true }
            .sorted { $0.place.precedes($1.place, query.order) }
        let page = places.prefix(query.limit)
        return Page(
            page.map(\.session), cursor: places.count > query.limit ? page.last?.place.cursor(query.order) : nil)
    }

    func entries(_ query: EntryQuery) throws -> Page<Entry> {
        let log = try log(query.session)
        guard let range = try query.range(head: log.entries.count) else { return Page([]) }
        let filter = EntryFilter(query, rewinds: log.state.rewinds)
        let places = query.newestFirst ? Array(range.reversed()) : Array(range)
        var page = EntryPage(query, count: places.count)
        for place in places where filter.matches(log.entries[place - 1]) {
            if let page = page.add(log.entries[place - 1]) { return page }
        }
        return Page(page.items)
    }

    func latest(_ query: LatestQuery) throws -> Page<Entry> {
        let behind = try query.behind()
        let log = try log(query.session)
        let hidden = log.state.rewinds.hidden(asOf: query.asOf)
        let keys = Set(log.entries.compactMap(\.key)).filter { key in
            query.wants(key) && behind.map { $0 < key } ?? true
        }
        let newest = keys.sorted().compactMap { log.newest($0, hidden, asOf: query.asOf) }
        return query.page(Array(newest.prefix(min(query.limit, newest.count) + 1)))
    }

    func log(_ session: SessionReference) throws -> PocketLog {
        let now = configuration.clock()
        return try contents.withLock { try $0.log(session, now) }
    }
}
