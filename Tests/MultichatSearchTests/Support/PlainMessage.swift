/// A message as a naive search sees it.
struct PlainMessage {
    var session: String
    var author: String
    var tags: [String]
    /// The numbers of its words in the vocabulary.
    var words: [Int]

    /// The text.
    var text: String { words.map { RandomQuery.vocabulary[$0].written }.joined(separator: " ") }

    /// Whether a query wants it.
    func matches(_ query: RandomQuery) -> Bool {
        switch query {
        case .words(let words, let isPrefix): contains(words, isPrefix)
        case .author(let author): self.author == author
        case .tag(let tag): tags.contains { $0.lowercased() == tag.lowercased() }
        case .session(let session): self.session == session
        case .and(let left, let right): matches(left) && matches(right)
        case .or(let left, let right): matches(left) || matches(right)
        case .not(let query): !matches(query)
        }
    }

    private func contains(_ wanted: [String], _ isPrefix: Bool) -> Bool {
        let own = words.flatMap { RandomQuery.vocabulary[$0].compared }
        if isPrefix { return own.contains { $0.hasPrefix(wanted[0]) } }
        let phrase = wanted.flatMap { word in RandomQuery.vocabulary.first { $0.written == word }?.compared ?? [] }
        guard phrase.count <= own.count else { return false }
        return (0...own.count - phrase.count).contains { Array(own[$0..<$0 + phrase.count]) == phrase }
    }
}
