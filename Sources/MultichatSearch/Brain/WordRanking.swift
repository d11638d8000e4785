import Multichat
import MultichatSQLiteSupport

/// Ranks learnings by the words that they share with a query.
struct WordRanking {
    /// How many learnings are ranked, about; more where a filter lets few of them through.
    private static let budget = (open: 1000, filtered: 20_000)

    private let query: RecallQuery
    private let connection: SQLiteConnection

    init(_ query: RecallQuery, _ connection: SQLiteConnection) {
        self.query = query
        self.connection = connection
    }

    /// The best learnings, by BM25; a word of the title counts four times, a tag twice.
    func best(_ limit: Int) throws -> [RankedLearning] {
        let filter = LearningFilter(query)
        // Who wants many gets them from among more.
        let budget = max(filter.isOpen ? Self.budget.open : Self.budget.filtered, limit * 4)
        guard let choice = try WordChoice(query.text, budget: budget, connection) else { return [] }
        let select = try connection.statement(
            dynamic: """
                SELECT learning.number, learning.id, learning.time, learning.mark,
                    relevance(learning_text, size.sz, 4.0, 2.0, 1.0) AS relevance
                FROM learning_text CROSS JOIN learning ON learning.number = learning_text.rowid
                    CROSS JOIN learning_text_docsize AS size ON size.id = learning_text.rowid
                WHERE learning_text MATCH ?1 AND learning_text.rowid >= ?7\(filter.isOpen ? "" : " AND " + LearningFilter.sql)
                ORDER BY relevance LIMIT ?6
                """)
        select.bind(1, choice.match)
        if !filter.isOpen { filter.bind(to: select) }
        select.bind(6, limit)
        select.bind(7, choice.lowest)
        var found: [RankedLearning] = []
        // The best is lowest.
        try select.forEach { found.append(RankedLearning($0, score: -$0.double(4))) }
        return found
    }
}
