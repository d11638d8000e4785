/// Writes a query's tree as an expression for FTS5.
///
/// Every text goes into quotes, in which nothing has a meaning but the quote itself; so no query can say anything to
/// FTS5 but what it was parsed as.
enum MatchText {
    /// The expression of a tree without times.
    static func expression(_ node: QueryNode) -> String {
        switch node {
        case .text(let words, let isPrefix):
            return "text : " + quoted(SearchText.prepared(words)) + (isPrefix ? " *" : "")
        case .field(let term): return field(term)
        case .and(let parts): return conjunction(parts)
        case .or(let parts): return parts.map(group).joined(separator: " OR ")
        case .not(let part): return conjunction([.not(part)])
        case .time: return field(FieldTerm.all)
        }
    }

    /// The expression that finds a word of the fields.
    static func field(_ term: String) -> String { "fields : " + quoted(term) }

    /// FTS5 knows no `NOT` by itself, only what is left of one thing without another.
    private static func conjunction(_ parts: [QueryNode]) -> String {
        var wanted: [String] = []
        var unwanted: [String] = []
        for part in parts {
            if case .not(let inner) = part { unwanted.append(group(inner)) } else { wanted.append(group(part)) }
        }
        let found = wanted.isEmpty ? field(FieldTerm.all) : wanted.joined(separator: " AND ")
        guard !unwanted.isEmpty else { return found }
        return "(\(found)) NOT (\(unwanted.joined(separator: " OR ")))"
    }

    private static func group(_ node: QueryNode) -> String {
        switch node {
        case .text, .field, .time: expression(node)
        case .and, .or, .not: "(" + expression(node) + ")"
        }
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
