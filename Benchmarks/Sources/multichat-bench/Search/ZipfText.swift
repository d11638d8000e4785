import Multichat

/// Texts whose words are as unevenly frequent as those of a language: the word of rank r comes once for r.
struct ZipfText: Sendable {
    /// How many different words there are.
    static let words = 50_000
    /// How many words a text has.
    static let length = 40

    private let sums: [Double]
    private var state: UInt64

    /// Begins a row of texts.
    init(seed: UInt64) {
        state = seed
        var sum = 0.0
        sums = (1...Self.words).map { rank in
            sum += 1 / Double(rank)
            return sum
        }
    }

    /// The word of a rank from 1 on: two to four syllables.
    static func word(_ rank: Int) -> String {
        var rest = rank + 3600
        var word = ""
        while rest > 0 {
            word += syllables[rest % 60]
            rest /= 60
        }
        return word
    }

    /// The next text.
    mutating func next() -> String {
        (0..<Self.length).map { _ in Self.word(rank()) }.joined(separator: " ")
    }

    private mutating func rank() -> Int {
        let wanted = Double(random() >> 11) * 0x1p-53 * (sums.last ?? 0)
        var (low, high) = (0, sums.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if sums[middle] < wanted { low = middle + 1 } else { high = middle }
        }
        return low + 1
    }

    /// SplitMix64.
    private mutating func random() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
        return word ^ word >> 31
    }

    private static let syllables: [String] = "bdfghklmnprt".flatMap { first in "aeiou".map { "\(first)\($0)" } }
}
