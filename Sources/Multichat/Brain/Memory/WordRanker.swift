#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A learning with its words and how much they count in it.
struct LearningWords {
    let learning: Learning
    /// How often each word is in it; one of the title counts three times, a tag twice.
    let counts: [String: Double]
    /// How many words there are, counted alike.
    let length: Double

    init(_ learning: Learning) {
        self.learning = learning
        var counts: [String: Double] = [:]
        for (text, weight) in [
            (learning.title ?? "", 3.0), (learning.tags.joined(separator: " "), 2), (learning.text, 1),
        ] {
            for word in Words.stems(text) { counts[word, default: 0] += weight }
        }
        self.counts = counts
        length = counts.values.reduce(0, +)
    }
}

/// Ranks texts by the words that they share with a query: BM25 with k1 = 1.2 and b = 0.75.
struct WordRanker {
    private static let saturation = 1.2
    private static let lengthWeight = 0.75
    /// The query's words, and how rare each is.
    private let weights: [String: Double]
    private let averageLength: Double

    init(query: String, among books: [LearningWords]) {
        let count = Double(books.count)
        var weights: [String: Double] = [:]
        for word in Set(Words.stems(Words.content(query).joined(separator: " "))) {
            let known = Double(books.count { $0.counts[word] != nil })
            if known > 0 { weights[word] = log(1 + (count - known + 0.5) / (known + 0.5)) }
        }
        self.weights = weights
        averageLength = max(books.reduce(0) { $0 + $1.length } / max(count, 1), 1)
    }

    func score(_ book: LearningWords) -> Double {
        let norm = 1 - Self.lengthWeight + Self.lengthWeight * book.length / averageLength
        return weights.reduce(0) { sum, word in
            guard let count = book.counts[word.key] else { return sum }
            return sum + word.value * count * (Self.saturation + 1) / (count + Self.saturation * norm)
        }
    }
}
