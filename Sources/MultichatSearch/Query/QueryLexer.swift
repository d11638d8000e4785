import Multichat

/// Cuts a query into tokens.
struct QueryLexer {
    private let text: [Unicode.Scalar]
    private var place = 0

    /// The tokens of a query, in order.
    ///
    /// - Throws: ``QueryFault``.
    static func tokens(of text: [Unicode.Scalar]) throws -> [QueryToken] {
        var lexer = QueryLexer(text: text)
        var tokens: [QueryToken] = []
        while let token = try lexer.next() { tokens.append(token) }
        return tokens
    }

    private init(text: [Unicode.Scalar]) { self.text = text }

    private mutating func next() throws -> QueryToken? {
        while let scalar = current, scalar.properties.isWhitespace { place += 1 }
        let start = place
        guard let scalar = current else { return nil }
        switch scalar {
        case "(", ")":
            place += 1
            return QueryToken(content: scalar == "(" ? .open : .close, place: start)
        case "\"":
            let phrase = try quoted()
            return QueryToken(content: try text(phrase, isPrefix: skipStar(), at: start), place: start)
        default:
            return QueryToken(content: try word(from: start), place: start)
        }
    }

    /// An operator, a field with its value, or a word.
    private mutating func word(from start: Int) throws -> QueryToken.Content {
        let word = run()
        if let content = Self.operators[word] { return content }
        if let colon = word.firstIndex(of: ":"), let name = try fieldName(word[..<colon], word, start) {
            return .field(name, try value(String(word[word.index(after: colon)...]), of: name, start))
        }
        guard let star = word.firstIndex(of: "*") else { return try text(word, isPrefix: false, at: start) }
        guard word.index(after: star) == word.endIndex else {
            throw QueryFault(
                at: start + word[..<star].unicodeScalars.count, "has a * that isn't at the end of a word",
                hint: "Write the beginning of a word and a *: deploy*")
        }
        return try text(String(word.dropLast()), isPrefix: true, at: start)
    }

    private func text(_ words: String, isPrefix: Bool, at start: Int) throws -> QueryToken.Content {
        guard SearchText.hasWords(words) else {
            throw QueryFault(
                at: start, "has a term without a letter, a digit or a symbol", hint: "Leave it out, or write a word.")
        }
        return .text(words, isPrefix: isPrefix)
    }

    /// The name of a field in small letters; `nil` where the word is none with a field, as in `12:30` or `http://…`.
    private func fieldName(_ name: Substring, _ word: String, _ start: Int) throws -> String? {
        let known = name.lowercased()
        if QueryField.names.contains(known) { return known }
        let isName = !name.isEmpty && name.utf8.allSatisfy { 0x61...0x7A ~= $0 | 0x20 }
        guard isName, !word.dropFirst(name.count + 1).hasPrefix("//") else { return nil }
        throw QueryFault(
            at: start, "has an unknown field",
            hint:
                "Fields are \(QueryField.names.map { $0 + ":" }.joined(separator: " ")); to find a text with a colon, "
                + "put it in quotes.")
    }

    /// What stands behind a field's colon: the rest of the word, or a quoted text.
    private mutating func value(_ rest: String, of name: String, _ start: Int) throws -> String {
        let value = rest.isEmpty && current == "\"" ? try quoted() : rest
        guard !value.isEmpty else {
            throw QueryFault(
                at: start, "has a field without a value", hint: "Write it right behind the colon: \(name):VALUE")
        }
        return value
    }

    /// The text up to the next quote.
    private mutating func quoted() throws -> String {
        let start = place
        place += 1
        var content = String.UnicodeScalarView()
        while let scalar = current, scalar != "\"" {
            content.append(scalar)
            place += 1
        }
        guard current != nil else {
            throw QueryFault(at: start, "has a quote that isn't closed", hint: "Write another \" behind the phrase.")
        }
        place += 1
        return String(content)
    }

    /// What stands up to the next space, parenthesis or quote.
    private mutating func run() -> String {
        var content = String.UnicodeScalarView()
        while let scalar = current, !scalar.properties.isWhitespace, !["(", ")", "\""].contains(scalar) {
            content.append(scalar)
            place += 1
        }
        return String(content)
    }

    private mutating func skipStar() -> Bool {
        guard current == "*" else { return false }
        place += 1
        return true
    }

    private var current: Unicode.Scalar? { place < text.count ? text[place] : nil }

    private static let operators: [String: QueryToken.Content] = ["AND": .and, "OR": .or, "NOT": .not]
}
