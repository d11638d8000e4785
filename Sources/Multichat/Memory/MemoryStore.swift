import Synchronization

/// A store in memory: the model that the laws compare every other store with, and what users test with.
///
/// It forgets everything when the process ends.
public final class MemoryStore: Restoring {
    /// The clock, randomness and limits.
    public let configuration: StoreConfiguration
    let contents: Mutex<MemoryContents>
    let board = ChangeBoard()

    /// Makes an empty store.
    public init(_ configuration: StoreConfiguration = StoreConfiguration()) {
        self.configuration = configuration
        contents = Mutex(MemoryContents(planner: AppendPlanner(configuration)))
    }

    /// Creates a session; a conflict where its id is taken.
    public func create(_ session: NewSession) throws -> Session {
        try SessionRules.check(session)
        defer { board.tell(session.reference) }
        return try contents.withLock { contents in
            let now = configuration.clock()
            guard contents.log(session.reference, at: now) == nil else { throw MultichatError.taken(session.reference) }
            let log = MemoryLog(session, at: now)
            contents.logs[session.reference] = log
            return log.state.session
        }
    }

    /// The session of that id, or `nil`.
    public func session(_ reference: SessionReference) throws -> Session? {
        try configuration.measured(.session, reference) {
            contents.withLock { $0.log(reference, at: configuration.clock())?.state.session }
        }
    }

    /// A page of sessions.
    public func sessions(_ query: SessionQuery) throws -> Page<Session> {
        try configuration.measured(.sessions) {
            try Page<Session>.checkLimit(query.limit)
            let start = try SessionPlace(query)
            let now = configuration.clock()
            let found = contents.withLock { $0.logs.values.map(\.state.session).filter { query.matches($0, now: now) } }
            let sorted = found.map { (place: SessionPlace($0, query.order), session: $0) }
                .filter { start?.precedes($0.place, query.order) ?? true }
                .sorted { $0.place.precedes($1.place, query.order) }
            let page = sorted.prefix(query.limit)
            return Page(
                page.map(\.session), cursor: sorted.count > query.limit ? page.last?.place.cursor(query.order) : nil)
        }
    }

    /// Deletes a session with its entries; whether it was there.
    public func delete(_ reference: SessionReference) throws -> Bool {
        defer { board.tell(reference) }
        return contents.withLock { contents in
            let exists = contents.log(reference, at: configuration.clock()) != nil
            contents.logs[reference] = nil
            return exists
        }
    }

    /// Appends a batch: all of it or nothing; durable once it returns.
    public func append(_ append: Append) throws -> Receipt {
        try configuration.measured(.append, append.session, entries: append.drafts.count) {
            try AppendRules.check(append, configuration)
            defer { board.tell(append.session) }
            return try contents.withLock { contents in
                let now = configuration.clock()
                guard let log = contents.log(append.session, at: now) else {
                    throw MultichatError.unknown(append.session)
                }
                switch try contents.planner.plan(append, state: log.state, lookup: log, now: now) {
                case .duplicate(let receipt): return receipt
                case .store(let entries, let state, let receipt):
                    contents.logs[append.session]?.add(entries, state)
                    return receipt
                }
            }
        }
    }

    /// A page of entries.
    public func entries(_ query: EntryQuery) throws -> Page<Entry> {
        try configuration.measured(.entries, query.session) {
            let log = try requiredLog(query.session)
            guard let range = try query.range(head: log.entries.count) else { return Page([]) }
            let filter = EntryFilter(query, rewinds: log.state.rewinds)
            let slice = log.entries[range.lowerBound - 1..<range.upperBound]
            let wanted = query.newestFirst ? Array(slice.reversed()) : Array(slice)
            var page = EntryPage(query, count: wanted.count)
            for entry in wanted where filter.matches(entry) {
                if let page = page.add(entry) { return page }
            }
            return Page(page.items)
        }
    }

    /// The newest entry of each key asked for.
    public func latest(_ query: LatestQuery) throws -> Page<Entry> {
        try configuration.measured(.latest, query.session) {
            let behind = try query.behind()
            let log = try requiredLog(query.session)
            let hidden = log.state.rewinds.hidden(asOf: query.asOf)
            let keys = log.keys.keys.filter { key in query.wants(key) && behind.map { $0 < key } ?? true }.sorted()
            let newest = keys.compactMap { log.newest($0, hidden: hidden, asOf: query.asOf) }
            return query.page(Array(newest.prefix(min(query.limit, newest.count) + 1)))
        }
    }

    /// Ends what follows the store; what it holds can still be used.
    public func close() throws { board.tell(.closed) }

    func requiredLog(_ reference: SessionReference) throws -> MemoryLog {
        guard let log = contents.withLock({ $0.log(reference, at: configuration.clock()) }) else {
            throw MultichatError.unknown(reference)
        }
        return log
    }
}
