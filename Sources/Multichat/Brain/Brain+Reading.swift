/// Reading learnings one by one and in lists.
extension Brain {
    /// The learning of an id as it is now; `nil` where there is none, or none any more.
    public func learning(_ id: LearningID) throws -> Learning? { try newest(id).flatMap { Learning($0) } }

    /// All versions of a learning, the newest first; empty where there never was one.
    ///
    /// - Complexity: O(versions), however long the brain's log is.
    public func history(_ id: LearningID) throws -> [LearningVersion] {
        var versions: [LearningVersion] = []
        var next = try newest(id)
        while let entry = next {
            if let learning = Learning(entry) {
                versions.append(.learned(learning))
            } else if Tombstone.isOne(entry) {
                versions.append(.forgotten(by: entry.author, at: entry.time, sequence: entry.sequence))
            }
            next = try latest(try id.key, asOf: entry.sequence - 1)
        }
        return versions
    }

    /// A page of learnings, those first that were learned or revised last.
    ///
    /// - Parameters:
    ///   - filter: what they must have: tags, kinds, author, project; its text and embedding don't count.
    ///   - limit: the greatest number in the page; at least 1.
    ///   - cursor: where the previous page ended.
    public func learnings(
        _ filter: RecallQuery = RecallQuery(""), limit: Int = 100, after cursor: String? = nil
    ) throws -> Page<Learning> {
        try Page<Learning>.checkLimit(limit)
        var walk = NewestLearnings(self, before: try Cursor.sequence(cursor, "b"))
        var learnings: [Learning] = []
        while let learning = try walk.next() {
            guard filter.admits(learning) else { continue }
            if learnings.count == limit {
                return Page(learnings, cursor: learnings.last.map { Cursor.make("b", [String($0.sequence)]) })
            }
            learnings.append(learning)
        }
        return Page(learnings)
    }

    /// The learning of an id, which must exist.
    func required(_ id: LearningID) throws -> Learning {
        if let learning = try learning(id) { return learning }
        let wasThere = try newest(id).map(Tombstone.isOne) ?? false
        throw MultichatError(
            .notFound, wasThere ? "The learning \(id) was forgotten." : "There is no learning \(id).",
            hint: "`multichat learnings` shows those that there are.")
    }

    /// The newest entry of a learning, tombstones included.
    func newest(_ id: LearningID) throws -> Entry? { try latest(try id.key) }

    /// The newest visible entry of a key in the brain's session; `nil` where there is none, or no session yet.
    func latest(_ key: EntryKey, asOf sequence: Int? = nil) throws -> Entry? {
        do {
            return try swarm.chat(.brain).latest(key, asOf: sequence)
        } catch let error as MultichatError where error.code == .notFound {
            return nil
        }
    }
}

/// Goes back along the brain's log, from one learning's newest version to the next one's.
private struct NewestLearnings {
    private let brain: Brain
    private let isFirstPage: Bool
    private var query: EntryQuery
    private var page: [Entry] = []
    private var seen = Set<EntryKey>()
    private var isAtEnd = false

    init(_ brain: Brain, before sequence: Int?) {
        self.brain = brain
        isFirstPage = sequence == nil
        query = EntryQuery(brain.reference)
        query.newestFirst = true
        query.kind = .learning
        query.through = sequence.map { $0 - 1 }
        query.byteLimit = EntryQuery.pageBytes
        isAtEnd = sequence == 1
    }

    mutating func next() throws -> Learning? {
        while let entry = try nextEntry() {
            guard let key = entry.key, seen.insert(key).inserted else { continue }
            // Behind the first page, a newer version may stand on an earlier one.
            if !isFirstPage, try brain.latest(key)?.sequence != entry.sequence { continue }
            if let learning = Learning(entry) { return learning }
        }
        return nil
    }

    private mutating func nextEntry() throws -> Entry? {
        if page.isEmpty, !isAtEnd { try read() }
        return page.popLast()
    }

    private mutating func read() throws {
        do {
            let found = try brain.swarm.store.entries(query)
            page = found.items.reversed()
            query.cursor = found.cursor
            isAtEnd = found.cursor == nil
        } catch let error as MultichatError where error.code == .notFound {
            isAtEnd = true
        }
    }
}
