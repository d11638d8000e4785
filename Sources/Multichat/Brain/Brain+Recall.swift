/// Finding learnings by what they say and mean.
extension Brain {
    /// The learnings that fit a text best, the best first.
    ///
    /// - Parameters:
    ///   - text: a question or some words.
    ///   - tags: only learnings with all of these.
    ///   - kinds: only learnings of one of these kinds, if there are any.
    ///   - author: only learnings of this author.
    ///   - limit: the greatest number.
    public func recall(
        _ text: String, tags: [String] = [], kinds: [String] = [], author: AgentID? = nil, limit: Int = 10
    ) throws -> [Recollection] {
        var query = RecallQuery(text)
        query.tags = tags
        query.kinds = kinds
        query.author = author
        query.limit = limit
        return try recall(query)
    }

    /// The learnings that fit a query best, the best first, each text once.
    ///
    /// They are ranked by the words that they share with the text (BM25), by the nearness of the embeddings, and by
    /// time, each where the query asks for it; ``Recollection/score`` says how the rankings are put together.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid` for an empty or much too long query, and for an embedding
    ///   of another dimension than the brain's.
    public func recall(_ query: RecallQuery) throws -> [Recollection] {
        try query.check()
        if let embedding = query.embedding { try Self.check(embedding, against: try dimension()) }
        let index = index ?? MemoryLearningIndex()
        var depth = max(50, query.limit * 2)
        while true {
            let ranking = try index.rank(query, of: self, depth: depth)
            let groups = RankFusion(ranking, prefersRecent: query.prefersRecent).groups
            let isAll = ranking.byWords.count < depth && ranking.byMeaning.count < depth
            // Many equal texts leave too few different ones: look deeper.
            guard groups.count >= query.limit || isAll else {
                depth *= 4
                continue
            }
            return try load(groups, limit: query.limit)
        }
    }

    /// The learnings that are nearest to one of them by words and meaning, without itself and those of the same text.
    ///
    /// - Throws: ``MultichatError`` with the code `notFound`.
    public func related(to id: LearningID, limit: Int = 10) throws -> [Recollection] {
        let learning = try required(id)
        try Page<Learning>.checkLimit(limit)
        let words = [learning.title ?? "", learning.tags.joined(separator: " "), learning.text].joined(separator: " ")
        var query = RecallQuery(String(decoding: words.utf8.prefix(RecallQuery.maximumBytes - 8), as: UTF8.self))
        query.embedding = learning.embedding
        query.limit = limit + 1
        let mark = TextMark.of(learning.text)
        let found = try recall(query).filter { $0.learning.id != id && TextMark.of($0.learning.text) != mark }
        return Array(found.prefix(limit))
    }

    /// Reads the best learnings. Those that changed since they were ranked are left out.
    private func load(_ groups: [[RankFusion.Item]], limit: Int) throws -> [Recollection] {
        var found: [Recollection] = []
        for group in groups {
            guard found.count < limit else { break }
            let best = group[0]
            guard let learning = try learning(best.ranked.id), learning.sequence == best.ranked.sequence else {
                continue
            }
            found.append(
                Recollection(
                    learning: learning, score: best.score, similarity: best.similarity,
                    sameText: group.dropFirst().map(\.ranked.id)))
        }
        return found
    }
}
