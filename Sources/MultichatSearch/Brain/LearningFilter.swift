import Multichat
import MultichatSQLiteSupport

/// What a query requires besides words and meaning, as SQL over the table `learning`.
struct LearningFilter {
    private static let mark = "\u{1F}"
    /// The conditions, for values bound behind a first one.
    static let sql = """
        (?2 IS NULL OR learning.kind IN (SELECT value FROM json_each(?2)))
        AND (?3 IS NULL OR learning.author = ?3)
        AND (?4 IS NULL OR learning.project = ?4)
        AND NOT EXISTS (SELECT 1 FROM json_each(?5) WHERE instr(learning.tags, value) = 0)
        """

    private let query: RecallQuery

    init(_ query: RecallQuery) { self.query = query }

    /// Whether it lets every learning through.
    var isOpen: Bool { query.kinds.isEmpty && query.author == nil && query.project == nil && query.tags.isEmpty }

    /// Binds the values 2 to 5 of a statement.
    func bind(to statement: Statement) {
        bind(statement, 2, query.kinds.isEmpty ? nil : Self.json(query.kinds))
        bind(statement, 3, query.author?.text)
        bind(statement, 4, query.project)
        bind(statement, 5, Self.json(query.tags.map { Self.list([$0]) }))
    }

    /// Tags as one text, in which each stands between marks that no tag contains.
    static func list(_ tags: [String]) -> String {
        tags.isEmpty ? "" : mark + tags.joined(separator: mark + mark) + mark
    }

    private func bind(_ statement: Statement, _ position: Int, _ value: String?) {
        if let value { statement.bind(position, value) } else { statement.bindNull(position) }
    }

    private static func json(_ texts: [String]) -> String {
        var writer = JSONWriter()
        writer.strings(texts)
        return writer.json.text
    }
}
