import Multichat
import MultichatSQLiteSupport

/// Which words of a query decide what is ranked, so that common words cost little and don't decide.
///
/// Ranking reads every learning that matches. Where all words together match few, all that match any of them are
/// ranked. Where they match many, only those with one of the rarest words are, by all of the words; and where even the
/// rarest word is in many, the newest of them.
struct WordChoice {
    /// The most words of a query that count.
    private static let maximumWords = 64

    /// What FTS5 is asked for.
    let match: String
    /// The lowest number of a learning that is ranked.
    let lowest: Int

    /// Chooses; `nil` where the query has no words.
    ///
    /// - Parameter budget: how many learnings are ranked, about.
    init?(_ text: String, budget: Int, _ connection: SQLiteConnection) throws {
        var seen = Set<String>()
        let words = Words.content(text).filter { seen.insert($0).inserted }.prefix(Self.maximumWords)
        guard !words.isEmpty else { return nil }
        let terms = words.map { "\"\($0)\"" }
        let counts = try terms.map { (term: $0, count: try Self.count($0, atMost: budget + 1, connection)) }
        let found = counts.filter { $0.count > 0 }.sorted { $0.count < $1.count }
        guard let rarest = found.first else { return nil }
        var total = 0
        let deciding = found.prefix { word in
            total += word.count
            return total <= budget
        }
        let all = found.map(\.term).joined(separator: " OR ")
        if deciding.count == found.count {
            (match, lowest) = (all, 0)
        } else if deciding.isEmpty {
            lowest = try Self.newest(rarest.term, budget, connection)
            match = "\(rarest.term) AND (\(all))"
        } else {
            match = "(\(deciding.map(\.term).joined(separator: " OR "))) AND (\(all))"
            lowest = 0
        }
    }

    /// How many learnings have a word; no more than the limit are counted.
    private static func count(_ term: String, atMost limit: Int, _ connection: SQLiteConnection) throws -> Int {
        let count = try connection.statement(
            "SELECT count(*) FROM (SELECT 1 FROM learning_text WHERE learning_text MATCH ? LIMIT ?)")
        count.bind(1, term)
        count.bind(2, limit)
        return try count.first { $0.int(0) } ?? 0
    }

    /// The number of the oldest of the newest learnings with a word.
    private static func newest(_ term: String, _ count: Int, _ connection: SQLiteConnection) throws -> Int {
        let find = try connection.statement(
            """
            SELECT rowid FROM learning_text WHERE learning_text MATCH ? ORDER BY rowid DESC LIMIT 1 OFFSET ?
            """)
        find.bind(1, term)
        find.bind(2, count - 1)
        return try find.first { $0.int(0) } ?? 0
    }
}
