import Multichat

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Learnings of forty words with a natural, skewed frequency, and questions about them.
struct LearningSample: Sendable {
    private static let dimension = 384
    private static let vocabulary = 30_000
    private let seed: UInt64

    init(seed: UInt64) { self.seed = seed }

    /// Teaches a brain so many learnings; answers how many seconds that took.
    func fill(_ count: Int, _ brain: Brain) throws -> Double {
        var random = SplitMix(state: seed)
        let start = monotonicNow()
        try brain.learn("the first one", id: "first") { $0.embedding = try embedding(&random) }
        for begin in stride(from: 1, to: count, by: 1000) {
            let drafts = try (begin..<min(begin + 1000, count)).map { try draft($0, &random) }
            _ = try brain.swarm.chat(.brain).append(drafts)
        }
        return Double(monotonicNow() - start) / 1e9
    }

    /// A learning as an entry, as `Documentation/brain.md` describes it.
    private func draft(_ number: Int, _ random: inout SplitMix) throws -> Draft {
        let id = try LearningID("learning-\(number)")
        let (text, vector) = (words(40, &random), try embedding(&random).base64)
        let body = try JSON("{\"kind\":\"learning\",\"text\":\"\(text)\",\"tags\":[],\"embedding\":\"\(vector)\"}")
        var draft = Draft(id: EntryID(unchecked: id.text), kind: .learning, author: Sample.author, body: body)
        draft.key = try id.key
        return draft
    }

    /// A question of six words, two of which are rather rare, with an embedding.
    func question(_ number: Int) throws -> RecallQuery {
        var random = SplitMix(state: seed &+ 1000 &+ UInt64(number))
        var query = RecallQuery(words(6, &random))
        query.embedding = try embedding(&random)
        return query
    }

    /// Words by Zipf's law: the word of rank r about 1/r as often as the first.
    private func words(_ count: Int, _ random: inout SplitMix) -> String {
        (0..<count).map { _ in
            let share = Double(random.next() >> 11) / Double(1 << 53)
            return "w" + String(Int(pow(Double(Self.vocabulary), share)), radix: 36)
        }.joined(separator: " ")
    }

    private func embedding(_ random: inout SplitMix) throws -> Embedding {
        try Embedding((0..<Self.dimension).map { _ in Float(Int32(truncatingIfNeeded: random.next() >> 16)) })
    }
}

/// Random words that a seed determines.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}
