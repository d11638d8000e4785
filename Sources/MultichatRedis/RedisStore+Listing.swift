import Multichat
import MultichatRedisSupport

extension RedisStore {
    /// A page of sessions; those that can't be read are named on it.
    ///
    /// - Complexity: O(sessions that are looked at), in a few round trips for each thousand of them and in memory for
    ///   the page.
    public func sessions(_ query: SessionQuery) throws -> Page<Session> {
        try configuration.measured(.sessions) {
            try Page<Session>.checkLimit(query.limit)
            try requireOpen()
            let now = configuration.clock()
            var walk = try IndexWalk(query, client)
            var reading = SessionReading(client)
            var found: [Session] = []
            var wanted = min(query.limit, 999) + 1
            while found.count <= query.limit {
                let members = try walk.next(wanted)
                let references = members.compactMap(IndexKeys.reference).filter { query.mayMatch($0) }
                for session in try reading.sessions(references) where query.matches(session, now: now) {
                    guard found.count <= query.limit else { break }
                    found.append(session)
                }
                if members.count < wanted { break }
                // Where few of many match, more are looked at each time.
                wanted = min(2 * wanted, 1000)
            }
            let items = Array(found.prefix(query.limit))
            let cursor = found.count > query.limit ? items.last.map { SessionPlace($0, query.order) } : nil
            return Page(items, cursor: cursor?.cursor(query.order), leftOut: reading.leftOut)
        }
    }
}

extension SessionQuery {
    /// Whether a session of that name can be one of the query's.
    fileprivate func mayMatch(_ reference: SessionReference) -> Bool {
        if let namespace, namespace != reference.namespace { return false }
        return idPrefix.map { reference.id.hasPrefix($0) } ?? true
    }
}
