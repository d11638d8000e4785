import Multichat

/// Makes a tree of a query's tokens. `NOT` binds closest, then `AND`, which may be left out, then `OR`.
struct QueryParser {
    /// The most words, fields and operators of a query.
    static let mostTokens = 256
    /// How deep parentheses and `NOT`s may be nested; SQLite's parser gives up somewhat later.
    static let greatestDepth = 12

    private let tokens: [QueryToken]
    private let end: Int
    private let now: Timestamp
    private var index = 0
    private var depth = 0

    /// Reads a query.
    ///
    /// - Throws: ``QueryFault``.
    static func parse(_ text: [Unicode.Scalar], now: Timestamp) throws -> QueryNode {
        let tokens = try QueryLexer.tokens(of: text)
        guard tokens.count <= mostTokens else {
            throw QueryFault(
                at: tokens[mostTokens].place, "has more than \(mostTokens) terms", hint: "Search for fewer words.")
        }
        var parser = QueryParser(tokens: tokens, end: text.count, now: now)
        let node = try parser.disjunction()
        if let extra = parser.current {
            throw QueryFault(at: extra.place, "closes a parenthesis that wasn't opened", hint: "Leave the ) out.")
        }
        return node
    }

    private init(tokens: [QueryToken], end: Int, now: Timestamp) {
        self.tokens = tokens
        self.end = end
        self.now = now
    }

    private mutating func disjunction() throws -> QueryNode {
        var parts = [try conjunction()]
        while current?.content == .or {
            index += 1
            parts.append(try conjunction())
        }
        return parts.count == 1 ? parts[0] : .or(parts)
    }

    private mutating func conjunction() throws -> QueryNode {
        var parts = [try negation()]
        while let token = current, token.content != .or, token.content != .close {
            if token.content == .and { index += 1 }
            parts.append(try negation())
        }
        return parts.count == 1 ? parts[0] : .and(parts)
    }

    private mutating func negation() throws -> QueryNode {
        guard let token = current, token.content == .not else { return try term() }
        index += 1
        return .not(try deeper(token) { try $0.negation() })
    }

    private mutating func term() throws -> QueryNode {
        guard let token = current else { throw missing(at: end) }
        index += 1
        switch token.content {
        case .text(let words, let isPrefix): return .text(words, isPrefix: isPrefix)
        case .field(let name, let value): return try QueryField.node(name, value, now: now, at: token.place)
        case .open: return try deeper(token) { try $0.group(token) }
        case .and, .or, .not, .close: throw missing(at: token.place)
        }
    }

    private mutating func group(_ open: QueryToken) throws -> QueryNode {
        let node = try disjunction()
        guard current?.content == .close else {
            throw QueryFault(
                at: open.place, "opens a parenthesis that isn't closed", hint: "Write a ) behind what it is about.")
        }
        index += 1
        return node
    }

    private mutating func deeper(
        _ token: QueryToken, _ read: (inout QueryParser) throws -> QueryNode
    ) throws -> QueryNode {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.greatestDepth else {
            throw QueryFault(
                at: token.place, "is nested more than \(Self.greatestDepth) levels deep",
                hint: "Write it with fewer parentheses.")
        }
        return try read(&self)
    }

    private func missing(at place: Int) -> QueryFault {
        guard !tokens.isEmpty else {
            return QueryFault(at: place, "is empty", hint: "Write words to search for: multichat search deploy")
        }
        return QueryFault(
            at: place, "lacks a word", hint: "AND, OR and NOT stand before and between words; in quotes they are words."
        )
    }

    private var current: QueryToken? { index < tokens.count ? tokens[index] : nil }
}
