import Synchronization

/// Ranks learnings in memory, comparing each with the query; it forgets everything when it goes.
///
/// Good for some thousands of learnings, and for tests. One index serves the brains of one store.
public final class MemoryLearningIndex: LearningIndex {
    private let shelves = Mutex<[SessionReference: LearningShelf]>([:])

    /// Makes an empty index.
    public init() {}

    /// The learnings of a brain that fit a query best, each way of finding for itself.
    ///
    /// - Complexity: O(learnings · words of the query).
    public func rank(_ query: RecallQuery, of brain: Brain, depth: Int) throws -> LearningRanking {
        try shelves.withLock { shelves in
            var shelf = shelves[brain.reference] ?? LearningShelf()
            try brain.changes(since: shelf.head) { changes, head in
                for change in changes { shelf.apply(change) }
                shelf.head = head
            }
            shelves[brain.reference] = shelf
            return shelf.rank(query, depth: depth)
        }
    }
}

/// All learnings of one brain with their words.
private struct LearningShelf {
    var head = Head.empty
    private var books: [LearningID: LearningWords] = [:]

    mutating func apply(_ change: LearningChange) {
        switch change {
        case .restart: self = LearningShelf()
        case .learned(let learning): books[learning.id] = LearningWords(learning)
        case .gone(let id): books[id] = nil
        }
    }

    func rank(_ query: RecallQuery, depth: Int) -> LearningRanking {
        let admitted = books.values.filter { query.admits($0.learning) }
        var ranking = LearningRanking()
        ranking.byWords = best(byWords(query.text, admitted), depth)
        if let wanted = query.embedding {
            let near = admitted.compactMap { book in
                book.learning.embedding.map { (book, Double($0.similarity(to: wanted))) }
            }
            ranking.byMeaning = best(near, depth)
        }
        return ranking
    }

    private func byWords(_ text: String, _ admitted: [LearningWords]) -> [(LearningWords, Double)] {
        let ranker = WordRanker(query: text, among: Array(books.values))
        return admitted.compactMap { book in
            let score = ranker.score(book)
            return score > 0 ? (book, score) : nil
        }
    }

    private func best(_ scored: [(book: LearningWords, score: Double)], _ depth: Int) -> [RankedLearning] {
        let order = scored.sorted {
            $0.score == $1.score
                ? $0.book.learning.sequence < $1.book.learning.sequence : $0.score > $1.score
        }
        return order.prefix(depth).map { RankedLearning($0.book.learning, score: $0.score) }
    }
}
