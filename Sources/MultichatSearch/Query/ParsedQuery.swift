import Multichat

/// A query as the index is asked.
struct ParsedQuery: Equatable {
    /// The most bytes of a query's text.
    static let mostBytes = 8192

    /// The expression for FTS5.
    var expression: String
    /// The earliest time wanted.
    var after: Timestamp?
    /// The time before which all is wanted.
    var before: Timestamp?

    /// Reads a query.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid` and the place of the fault.
    init(_ query: SearchQuery, now: Timestamp) throws {
        try Page<SearchHit>.checkLimit(query.limit)
        let size = query.text.utf8.count
        guard size <= Self.mostBytes else {
            throw MultichatError(
                .invalid, "The query has \(size) bytes; at most \(Self.mostBytes) can be searched for.",
                hint: "Search for the words that matter.")
        }
        let text = Array(query.text.unicodeScalars)
        do {
            var node = try QueryParser.parse(text, now: now)
            let bounds = try QueryTimes(takenFrom: &node)
            expression = MatchText.expression(node)
            after = bounds.after
            before = bounds.before
        } catch let fault as QueryFault {
            throw fault.error(in: text)
        }
        if let session = query.session {
            expression = "(\(expression)) AND " + MatchText.field(FieldTerm.session(session.text))
        }
    }
}

/// The times of a query, which bound all of it.
struct QueryTimes: Equatable {
    var after: Timestamp?
    var before: Timestamp?

    /// Takes the bounds out of a tree; what bounds nothing else stays as what every message has.
    ///
    /// - Throws: ``QueryFault`` for one that stands in an `OR` or a `NOT`.
    init(takenFrom node: inout QueryNode) throws {
        let parts = Self.parts(node)
        var rest: [QueryNode] = []
        for part in parts {
            guard case .time(let bound, _) = part else {
                try Self.refuse(part)
                rest.append(part)
                continue
            }
            switch bound {
            case .after(let time): after = max(after ?? time, time)
            case .before(let time): before = min(before ?? time, time)
            }
        }
        node = rest.isEmpty ? .field(FieldTerm.all) : rest.count == 1 ? rest[0] : .and(rest)
    }

    /// What must be true together.
    private static func parts(_ node: QueryNode) -> [QueryNode] {
        guard case .and(let parts) = node else { return [node] }
        return parts.flatMap(Self.parts)
    }

    private static func refuse(_ node: QueryNode) throws {
        switch node {
        case .text, .field: return
        case .and(let parts), .or(let parts): try parts.forEach(refuse)
        case .not(let part): try refuse(part)
        case .time(_, let place):
            throw QueryFault(
                at: place, "has a time inside of an OR or a NOT",
                hint: "before: and after: bound the whole query; write them outside of parentheses.")
        }
    }
}
