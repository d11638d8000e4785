/// What to look for in a brain.
public struct RecallQuery: Sendable, Equatable {
    /// A question or some words; may be empty where there is an embedding.
    public var text: String
    /// What is looked for as a vector, of the model that the learnings' embeddings come from.
    public var embedding: Embedding?
    /// Only learnings with all of these tags.
    public var tags: [String] = []
    /// Only learnings of one of these kinds; of any, where there are none.
    public var kinds: [String] = []
    /// Only learnings of this author.
    public var author: AgentID?
    /// Only learnings of this project.
    public var project: String?
    /// Whether newer ones of those that fit come further up.
    public var prefersRecent = false
    /// The greatest number of learnings; at least 1.
    public var limit = 10

    /// The greatest length of the text, in bytes of UTF-8.
    public static let maximumBytes = 16 << 10

    /// Asks for the learnings that fit a text best.
    public init(_ text: String) { self.text = text }

    /// Whether a learning has what the query requires besides words and meaning.
    public func admits(_ learning: Learning) -> Bool {
        guard kinds.isEmpty || kinds.contains(learning.kind) else { return false }
        guard tags.allSatisfy(learning.tags.contains) else { return false }
        if let author, author != learning.author { return false }
        if let project, project != learning.project { return false }
        return true
    }

    /// Checks the query.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid`.
    func check() throws {
        try Page<Learning>.checkLimit(limit)
        guard embedding != nil || text.contains(where: { !$0.isWhitespace }) else {
            throw MultichatError(.invalid, "The query is empty.", hint: "Ask a question, or name some words.")
        }
        guard text.utf8.count <= Self.maximumBytes else {
            throw MultichatError(
                .invalid, "The query has \(text.utf8.count) bytes; at most \(Self.maximumBytes) are allowed.",
                hint: "Ask with the words that matter.")
        }
    }
}

/// A learning that was recalled.
public struct Recollection: Sendable, Equatable {
    /// The learning.
    public var learning: Learning
    /// How well it fits, for the order of one answer: the sum of 1/(60 + rank) over the ways of finding it.
    public var score: Double
    /// The cosine of the angle between its embedding and the query's; `nil` where one of them has none, or where it
    /// is far from the nearest.
    public var similarity: Float?
    /// Others that say the same, word by word, and fit the query: they aren't shown again.
    public var sameText: [LearningID]
}
