/// How learnings get into the brain's session.
extension Brain {
    /// The key that tells the dimension of the brain's embeddings: `{"dimension":384}`.
    static let embeddingKey = EntryKey(unchecked: "embedding")

    /// Stores a version of a learning behind the one that it was made from, if there is one.
    func store(_ learning: Learning, by author: AgentID?, behind sequence: Int?) throws -> Learning {
        try LearningRules.check(learning)
        let key = try learning.id.key
        var draft = Draft(id: newEntryID(), kind: .learning, author: author, body: learning.body)
        draft.key = key
        draft.time = learning.time
        var batch = try dimensionDrafts(learning.embedding)
        batch.drafts.append(draft)
        batch.expectations.append(.newest(key, sequence))
        var stored = learning
        do {
            stored.sequence = try append(batch.drafts, expecting: batch.expectations).last
        } catch let error as MultichatError where error.code == .conflict && batch.drafts.count > 1 {
            // Another agent may have stored the brain's first embedding meanwhile.
            guard try dimension() != nil else { throw error }
            return try store(learning, by: author, behind: sequence)
        }
        return stored
    }

    /// The entry of a learning that comes from elsewhere, with further members in its body; see ``take(_:)``.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid`, which names the field.
    package func draft(
        of learning: Learning, as id: EntryID, adding members: [JSONValue.Member] = []
    ) throws -> Draft {
        try LearningRules.check(learning)
        let body = learning.body(adding: members)
        var draft = Draft(id: id, kind: .learning, author: learning.author, body: body)
        draft.key = try learning.id.key
        draft.time = learning.time
        return draft
    }

    /// Stores learnings that come from elsewhere, all of them new, whole or not at all.
    ///
    /// - Throws: code `conflict` where one of them is there.
    package func take(_ drafts: [Draft]) throws {
        try append(drafts, expecting: drafts.compactMap { $0.key.map { .newest($0, nil) } })
    }

    /// The dimension of the brain's embeddings; `nil` where it has none yet.
    public func dimension() throws -> Int? { try dimensionEntry()?.dimension }

    /// Appends to the brain's session, which is started when the first learning comes.
    @discardableResult
    func append(_ drafts: [Draft], expecting expectations: [Expectation] = []) throws -> Receipt {
        let append = Append(to: reference, drafts, expecting: expectations)
        do {
            return try swarm.store.append(append)
        } catch let error as MultichatError where error.code == .notFound {
            try start()
            return try swarm.store.append(append)
        }
    }

    /// What an embedding needs to be stored: that it has the brain's dimension, or is the first.
    func dimensionDrafts(_ embedding: Embedding?) throws -> (drafts: [Draft], expectations: [Expectation]) {
        guard let embedding else { return ([], []) }
        let known = try dimensionEntry()
        try Self.check(embedding, against: known?.dimension)
        let expectation = Expectation.newest(Self.embeddingKey, known?.sequence)
        guard known == nil else { return ([], [expectation]) }
        let body = JSON(unchecked: "{\"dimension\":\(embedding.dimension)}")
        var draft = Draft(id: newEntryID(), kind: .value, body: body)
        draft.key = Self.embeddingKey
        return ([draft], [expectation])
    }

    /// Refuses an embedding of another dimension than the brain's.
    static func check(_ embedding: Embedding, against dimension: Int?) throws {
        guard let dimension, dimension != embedding.dimension else { return }
        throw MultichatError(
            .invalid, "The embedding has the dimension \(embedding.dimension); those of this brain have \(dimension).",
            hint: "Make it with the model that made the others, or keep its learnings in another namespace.")
    }

    private func dimensionEntry() throws -> (dimension: Int, sequence: Int)? {
        guard let entry = try latest(Self.embeddingKey) else { return nil }
        return JSONValue(entry.body)["dimension"]?.integer.map { ($0, entry.sequence) }
    }

    private func start() throws {
        do {
            _ = try swarm.store.create(NewSession(reference))
        } catch let error as MultichatError where error.code == .conflict {
            // Another agent was quicker.
        }
    }
}
