import Multichat

extension ArchivingStore {
    /// The session of that id, or `nil`.
    public func session(_ reference: SessionReference) throws -> Session? {
        try base.session(reference) ?? archived(reference)?.state.session
    }

    /// A page of sessions, archived ones at their places.
    public func sessions(_ query: SessionQuery) throws -> Page<Session> {
        var page = try base.sessions(query)
        let start = try SessionPlace(query)
        let now = configuration.clock()
        var leftOut: [Damage] = []
        var found = try archive.all(&leftOut).map(\.state.session).filter { session in
            query.matches(session, now: now)
                && start?.precedes(SessionPlace(session, query.order), query.order) ?? true
        }
        found.sort { SessionPlace($0, query.order).precedes(SessionPlace($1, query.order), query.order) }
        // One that is coming or going may be in both for a moment.
        let present = Set(page.items.map(\.reference))
        var more = try found.prefix(query.limit + 1).filter {
            try !present.contains($0.reference) && base.session($0.reference) == nil
        }
        if query.cursor == nil { page.leftOut += leftOut }
        guard !more.isEmpty else { return page }
        if page.cursor != nil, let last = page.items.last {
            let end = SessionPlace(last, query.order)
            more = more.filter { SessionPlace($0, query.order).precedes(end, query.order) }
        }
        let all = (page.items + more).sorted {
            SessionPlace($0, query.order).precedes(SessionPlace($1, query.order), query.order)
        }
        page.items = Array(all.prefix(query.limit))
        let isMore = all.count > query.limit || page.cursor != nil
        page.cursor = isMore ? page.items.last.map { SessionPlace($0, query.order).cursor(query.order) } : nil
        return page
    }

    /// A page of entries.
    public func entries(_ query: EntryQuery) throws -> Page<Entry> {
        try read(query.session, { try base.entries(query) }) { try $0.entries(query) }
    }

    /// The newest entry of each key asked for.
    public func latest(_ query: LatestQuery) throws -> Page<Entry> {
        try read(query.session, { try base.latest(query) }) { try $0.latest(query) }
    }

    /// What a session's chain starts with.
    public func origin(of session: SessionReference) throws -> NewSession {
        try read(session, { try base.origin(of: session) }) { $0.origin }
    }

    /// An archived session that isn't expired.
    func archived(_ reference: SessionReference) throws -> ArchivedSession? {
        guard let found = try archive.session(reference), !found.state.session.isExpired(at: configuration.clock())
        else { return nil }
        return found
    }

    /// Asks the store, and where it has no such session, the archive; and once more the store, as the session may have
    /// come back in between.
    private func read<Answer>(
        _ reference: SessionReference, _ ask: () throws -> Answer, _ read: (ArchivedSession) throws -> Answer
    ) throws -> Answer {
        do {
            return try ask()
        } catch let error as MultichatError where error.code == .notFound {
            guard let found = try archived(reference) else { return try ask() }
            return try read(found)
        }
    }
}

extension ArchivedSession {
    /// A page of entries.
    func entries(_ query: EntryQuery) throws -> Page<Entry> {
        guard let range = try query.range(head: state.session.head.sequence) else { return Page([]) }
        let filter = EntryFilter(query, rewinds: state.rewinds)
        var page = EntryPage(query, count: range.count)
        var answer: Page<Entry>?
        let take = { (entry: Entry) in
            if filter.matches(entry) { answer = page.add(entry) }
            return answer == nil
        }
        guard query.newestFirst else {
            try read(range, take)
            return answer ?? Page(page.items)
        }
        try readBackward(range, take)
        return answer ?? Page(page.items)
    }

    /// Hands over the entries of a range from the last to the first, a run of some hundreds at a time.
    private func readBackward(_ range: ClosedRange<Int>, _ body: (Entry) throws -> Bool) throws {
        var high = range.upperBound
        while high >= range.lowerBound {
            let low = max(range.lowerBound, high - 499)
            var run: [Entry] = []
            try read(low...high) { entry in
                run.append(entry)
                return true
            }
            for entry in run.reversed() { guard try body(entry) else { return } }
            high = low - 1
        }
    }

    /// The newest visible entry of each key asked for; the whole session is read.
    func latest(_ query: LatestQuery) throws -> Page<Entry> {
        let behind = try query.behind()
        let hidden = state.rewinds.hidden(asOf: query.asOf)
        var newest: [EntryKey: Entry] = [:]
        let last = min(query.asOf ?? .max, state.session.head.sequence)
        if last >= 1 {
            try read(1...last) { entry in
                if let key = entry.key, query.wants(key), hidden.shows(entry.sequence, entry.kind),
                    behind.map({ $0 < key }) ?? true
                {
                    newest[key] = entry
                }
                return true
            }
        }
        let wanted = newest.keys.sorted().prefix(min(query.limit, newest.count) + 1)
        return query.page(wanted.compactMap { newest[$0] })
    }
}
