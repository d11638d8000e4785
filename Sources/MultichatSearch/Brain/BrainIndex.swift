import Multichat
import MultichatSQLiteSupport
import Synchronization

/// Ranks the learnings of a namespace's brain with its search index: words by BM25 over their stems (FTS5), embeddings
/// by comparing all of them with the query's.
///
///     let index = try SearchIndex(IndexPlace.beside("chats.db"), of: "chats.db")
///     let brain = Brain(swarm, index: BrainIndex(index))
///
/// The embeddings stay in memory from the first query with an embedding on: 1.5 KB for each of 384 dimensions.
public final class BrainIndex: LearningIndex {
    private let index: SearchIndex
    private let vectors = Mutex(VectorCache())

    /// Uses an index, which serves searches as well.
    public init(_ index: SearchIndex) { self.index = index }

    /// The learnings of a brain that fit a query best, after the index was brought up to date.
    ///
    /// - Complexity: O(matching learnings) for words, O(embeddings · dimension) for an embedding.
    public func rank(_ query: RecallQuery, of brain: Brain, depth: Int) throws -> LearningRanking {
        try index.mending {
            try catchUp(with: brain)
            return try index.read { connection in
                var ranking = LearningRanking()
                ranking.byWords = try WordRanking(query, connection).best(depth)
                if let embedding = query.embedding {
                    ranking.byMeaning = try near(embedding, query, depth, connection)
                }
                return ranking
            }
        }
    }

    /// Indexes what the brain has learned and forgotten since the last time.
    public func catchUp(with brain: Brain) throws {
        while true {
            do {
                var head = try index.read { try BrainState($0).head }
                try brain.changes(since: head) { changes, next in
                    try apply(changes, from: head, to: next)
                    head = next
                }
                return
            } catch is Overtaken {
                // Another process has indexed a part meanwhile: go on behind it.
            }
        }
    }

    private func apply(_ changes: [LearningChange], from head: Head, to next: Head) throws {
        try index.write { connection in
            var writer = LearningWriter(connection: connection, state: try BrainState(connection))
            guard writer.state.head == head else { throw Overtaken() }
            for change in changes { try writer.apply(change) }
            writer.state.head = next
            try writer.state.save(connection)
        }
    }

    /// The learnings whose embeddings are nearest.
    private func near(
        _ embedding: Embedding, _ query: RecallQuery, _ depth: Int, _ connection: SQLiteConnection
    ) throws -> [RankedLearning] {
        let cache = try vectors.withLock { cache in
            try cache.refresh(connection)
            return cache
        }
        guard let table = cache.table else { return [] }
        let admitted = try admitted(query, connection)
        let gone = cache.gone
        let rows = table.nearest(to: embedding, limit: depth) { row in
            !gone.contains(row) && admitted?.contains(row) ?? true
        }
        return try rows.compactMap { try learning($0, connection) }
    }

    /// The numbers of the learnings that a query admits; `nil` where it admits all.
    private func admitted(_ query: RecallQuery, _ connection: SQLiteConnection) throws -> Set<Int>? {
        let filter = LearningFilter(query)
        guard !filter.isOpen else { return nil }
        let select = try connection.statement(
            dynamic: "SELECT number FROM learning WHERE ?1 AND " + LearningFilter.sql)
        select.bind(1, 1)
        filter.bind(to: select)
        var numbers = Set<Int>()
        try select.forEach { numbers.insert($0.int(0)) }
        return numbers
    }

    private func learning(_ row: RowScore, _ connection: SQLiteConnection) throws -> RankedLearning? {
        let select = try connection.statement("SELECT number, id, time, mark FROM learning WHERE number = ?")
        select.bind(1, row.row)
        return try select.first { RankedLearning($0, score: Double(row.score)) }
    }

    /// Another process wrote into the index first.
    private struct Overtaken: Error {}
}

extension RankedLearning {
    /// Reads number, id, time and mark of a row.
    init(_ row: Statement, score: Double) {
        self.init(
            LearningID(unchecked: row.text(1)), sequence: row.int(0), time: Timestamp(microseconds: row.int64(2)),
            textMark: row.int64(3), score: score)
    }
}
