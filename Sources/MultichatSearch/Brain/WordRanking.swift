import Multichat
import MultichatSQLiteSupport

/// Ranks learnings by the words that they share with a query.
struct WordRanking {
    /// The most words of a query that count.
    private static let maximumWords = 64

    private let query: RecallQuery
    private let connection: SQLiteConnection

    init(_ query: RecallQuery, _ connection: SQLiteConnection) {
        self.query = query
        self.connection = connection
    }

    /// The best learnings; those with any of the words are ranked.
    func best(_ limit: Int) throws -> [RankedLearning] {
        guard let match = Self.match(query.text) else { return [] }
        let filter = LearningFilter(query)
        let select = try connection.statement(
            dynamic: """
                SELECT learning.number, learning.id, learning.time, learning.mark, learning_text.rank
                FROM learning_text JOIN learning ON learning.number = learning_text.rowid
                WHERE learning_text MATCH ?1\(filter.isOpen ? "" : " AND " + LearningFilter.sql)
                ORDER BY learning_text.rank LIMIT ?6
                """)
        select.bind(1, match)
        if !filter.isOpen { filter.bind(to: select) }
        select.bind(6, limit)
        var found: [RankedLearning] = []
        // FTS5 ranks the best lowest.
        try select.forEach { found.append(RankedLearning($0, score: -$0.double(4))) }
        return found
    }

    /// The words of a question as FTS5 asks for any of them; `nil` where it has none.
    static func match(_ text: String) -> String? {
        var seen = Set<String>()
        let words = Words.content(text).filter { seen.insert($0).inserted }.prefix(maximumWords)
        return words.isEmpty ? nil : words.map { "\"\($0)\"" }.joined(separator: " OR ")
    }
}
