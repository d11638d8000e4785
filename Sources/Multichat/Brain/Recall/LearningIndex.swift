/// Ranks the learnings of brains by words and by meaning.
///
/// An index is derived: each ranking first takes in what the brain's log has that it hasn't yet, so that what was just
/// learned is found, and what was forgotten is not. `MultichatSearch` keeps one in a file beside any store;
/// ``MemoryLearningIndex`` keeps one in memory.
public protocol LearningIndex: Sendable {
    /// The learnings of a brain that fit a query best, each way of finding for itself.
    ///
    /// - Parameters:
    ///   - query: what to look for; its own limit doesn't count here.
    ///   - brain: the brain as it is now.
    ///   - depth: the greatest number of learnings for each way.
    func rank(_ query: RecallQuery, of brain: Brain, depth: Int) throws -> LearningRanking
}

/// What fits a query, the best first, each way of finding for itself.
public struct LearningRanking: Sendable, Equatable {
    /// Those that share words with the query.
    public var byWords: [RankedLearning] = []
    /// Those whose embeddings are near to the query's.
    public var byMeaning: [RankedLearning] = []

    /// Makes an empty ranking.
    public init() {}
}

/// A learning in a ranking, with what is needed to go on without reading it.
public struct RankedLearning: Sendable, Equatable {
    /// The learning.
    public var id: LearningID
    /// The place of its newest version in the brain's log.
    public var sequence: Int
    /// When that was written.
    public var time: Timestamp
    /// Tells equal texts: ``TextMark`` of the learning's text.
    public var textMark: Int64
    /// How well it fits this way; the greater the better.
    public var score: Double

    /// Names a learning that fits.
    public init(_ learning: Learning, score: Double) {
        self.init(
            learning.id, sequence: learning.sequence, time: learning.time, textMark: TextMark.of(learning.text),
            score: score)
    }

    /// Names a learning that fits, from what an index keeps of it.
    public init(_ id: LearningID, sequence: Int, time: Timestamp, textMark: Int64, score: Double) {
        self.id = id
        self.sequence = sequence
        self.time = time
        self.textMark = textMark
        self.score = score
    }
}

/// A number that equal texts share and others don't: the first eight bytes of the SHA-256, white space at the ends
/// not counted.
public enum TextMark {
    /// The mark of a text.
    public static func of(_ text: String) -> Int64 {
        var trimmed = text[...]
        while let last = trimmed.last, last.isWhitespace { trimmed.removeLast() }
        while let first = trimmed.first, first.isWhitespace { trimmed.removeFirst() }
        return SHA256.hash(String(trimmed)).withBytes { Int64(bigEndian: $0.loadUnaligned(as: Int64.self)) }
    }
}
