extension Chat {
    /// Saves a value under a key; the older ones stay as its history.
    ///
    /// - Parameters:
    ///   - value: any value that can be written as JSON.
    ///   - key: the key.
    ///   - author: the agent that saves it.
    ///   - expectations: what must be true, such as `.newest(key, 7)` to change only what was read at sequence 7.
    @discardableResult
    public func put(
        _ value: some Encodable, as key: EntryKey, by author: AgentID? = nil, expecting expectations: [Expectation] = []
    ) throws -> Receipt {
        try put(
            json: JSON(encoding: value, limits: swarm.store.configuration.limits), as: key, by: author,
            expecting: expectations)
    }

    /// Saves JSON under a key; the older values stay as its history.
    @discardableResult
    public func put(
        json: JSON, as key: EntryKey, by author: AgentID? = nil, expecting expectations: [Expectation] = []
    ) throws -> Receipt {
        var draft = Draft(id: newEntryID(), kind: .value, author: author, body: json)
        draft.key = key
        return try append([draft], expecting: expectations)
    }

    /// The newest visible entry of a key, now or as of a sequence; `nil` where there is none.
    public func latest(_ key: EntryKey, asOf sequence: Int? = nil) throws -> Entry? {
        var query = LatestQuery(reference, key: key)
        query.asOf = sequence
        query.limit = 1
        return try swarm.store.latest(query).items.first
    }

    /// The value of a key, now or as of a sequence; `nil` where there is none, or where it was erased.
    public func get<Value: Decodable>(
        _ key: EntryKey, as type: Value.Type = Value.self, asOf sequence: Int? = nil
    ) throws -> Value? {
        guard let entry = try latest(key, asOf: sequence), !entry.isErased else { return nil }
        return try entry.body.decode(type)
    }

    /// A page of the present values whose keys have a prefix, by key.
    public func values(prefix: String = "", limit: Int = 100, after cursor: String? = nil) throws -> Page<Entry> {
        var query = LatestQuery(reference, prefix: prefix)
        query.limit = limit
        query.cursor = cursor
        return try swarm.store.latest(query)
    }
}
