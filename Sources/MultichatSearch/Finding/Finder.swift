import Multichat
import MultichatSQLiteSupport

/// Asks one state of the index.
struct Finder {
    /// How many of the newest matches are ranked.
    static let mostRanked = 50_000

    private let connection: SQLiteConnection
    private let query: ParsedQuery

    init(_ connection: SQLiteConnection, _ query: ParsedQuery) {
        self.connection = connection
        self.query = query
    }

    /// A page of hits.
    func page(limit: Int, cursor text: String?) throws -> SearchPage {
        let newest = try connection.statement("SELECT coalesce(max(id), 0) FROM place").first { $0.int64(0) } ?? 0
        var cursor = try text.map { try SearchCursor($0, of: query) } ?? SearchCursor(through: newest)
        let floor = try floor(through: cursor.through)
        let wanted = cursor.shown.addingReportingOverflow(limit)
        let best = try ranked(floor..<cursor.through + 1, count: wanted.overflow ? .max : wanted.partialValue)
        let page = best.items.dropFirst(cursor.start(in: best.items.map(\.id))).prefix(limit)
        cursor.advance(by: page.count, to: page.last?.id)
        return SearchPage(
            try page.map { try hit($0) }, cursor: best.hasMore && !page.isEmpty ? cursor.text(of: query) : nil,
            rankedNewest: floor > 0 ? Self.mostRanked : nil)
    }

    /// The id up to which matches aren't ranked, since there are so many newer ones; 0 where all are.
    private func floor(through: Int64) throws -> Int64 {
        let statement = try connection.statement(
            dynamic: "SELECT words.rowid FROM \(source()) ORDER BY words.rowid DESC LIMIT 1 OFFSET \(Self.mostRanked)")
        bind(statement, 0..<through + 1)
        return try statement.first { $0.int64(0) } ?? 0
    }

    /// The best matches behind the first id of a range.
    private func ranked(_ ids: Range<Int64>, count: Int) throws -> (items: [RankedMatch], hasMore: Bool) {
        let statement = try connection.statement(
            dynamic: """
                SELECT words.rowid, relevance(words, size.sz, 1.0) AS relevance
                FROM \(source(with: "CROSS JOIN words_docsize AS size ON size.id = words.rowid"))
                ORDER BY relevance, words.rowid DESC LIMIT ?5
                """)
        bind(statement, ids)
        statement.bind(5, count == .max ? count : count + 1)
        var items: [RankedMatch] = []
        try statement.forEach { items.append(RankedMatch(id: $0.int64(0), rank: $0.double(1))) }
        let hasMore = items.count > count
        return (hasMore ? items.dropLast() : items, hasMore)
    }

    private func hit(_ match: RankedMatch) throws -> SearchHit {
        let statement = try connection.statement(
            """
            SELECT session.id, place.sequence, place.time, message.author, message.kind,
                snippet(words, 0, char(2), char(3), '…', 24)
            FROM words JOIN place ON place.id = words.rowid JOIN message ON message.id = words.rowid
                JOIN session ON session.number = place.session
            WHERE words MATCH ?1 AND words.rowid = ?2
            """)
        statement.bind(1, query.expression)
        statement.bind(2, match.id)
        let hit = try statement.first { row in
            var hit = SearchHit(
                SessionID(unchecked: row.text(0)), row.int(1), time: Timestamp(microseconds: row.int64(2)),
                score: match.rank == 0 ? 0 : -match.rank, snippet: Snippet(marked: row.text(5)))
            hit.author = row.optionalText(3).map { AgentID(unchecked: $0) }
            if let kind = row.optionalText(4) { hit.kind = EntryKind(unchecked: kind) }
            return hit
        }
        guard let hit else { throw MultichatError(.damaged, "The search index lacks a message that it found.") }
        return hit
    }

    /// What is searched; times are looked up only where they are asked for.
    private func source(with join: String = "") -> String {
        let found = "words MATCH ?1 AND words.rowid > ?2 AND words.rowid < ?3"
        guard query.after != nil || query.before != nil else { return "words \(join) WHERE \(found)" }
        return """
            words JOIN place ON place.id = words.rowid \(join)
            WHERE \(found) AND place.time >= ?4 AND place.time < ?6
            """
    }

    private func bind(_ statement: Statement, _ ids: Range<Int64>) {
        statement.bind(1, query.expression)
        statement.bind(2, ids.lowerBound)
        statement.bind(3, ids.upperBound)
        guard query.after != nil || query.before != nil else { return }
        statement.bind(4, query.after?.microseconds ?? .min)
        statement.bind(6, query.before?.microseconds ?? .max)
    }
}

/// A message that matches, and how well: less is better.
struct RankedMatch {
    var id: Int64
    var rank: Double
}
