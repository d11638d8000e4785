extension AgentContext {
    /// The entry that holds the context, now or as of a sequence; `nil` where there is none.
    public func entry(asOf sequence: Int? = nil) throws -> Entry? {
        try reading { try chat.latest(key, asOf: sequence) } ?? nil
    }

    /// The context, now or as of a sequence; `nil` where there is none.
    ///
    /// - Throws: ``MultichatError``: `notFound` for an unknown session, `invalid` where it has another shape.
    public func get<Value: Decodable>(as type: Value.Type = Value.self, asOf sequence: Int? = nil) throws -> Value? {
        try entry(asOf: sequence)?.body.decode(type)
    }

    /// A page of the entries that held the context, the newest first.
    public func history(limit: Int = 100, after cursor: String? = nil) throws -> Page<Entry> {
        var query = EntryQuery(chat.reference)
        query.key = try key
        query.newestFirst = true
        query.limit = limit
        query.cursor = cursor
        return try reading { try chat.swarm.store.entries(query) } ?? Page([])
    }

    /// What the closure answers; `nil` where the agent's own session was never used.
    private func reading<Answer>(_ body: () throws -> Answer) throws -> Answer? {
        do {
            return try body()
        } catch let error as MultichatError where isOwn && error.code == .notFound {
            return nil
        }
    }
}
