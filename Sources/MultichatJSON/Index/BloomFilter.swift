/// Tells that a fingerprint is certainly not in a segment, or that it may be (about one in a thousand is then not).
///
/// All bits of a fingerprint lie in one block of 64 bytes, so that a question costs one cache line.
struct BloomFilter {
    private static let wordsABlock = 8
    private static let probes = 6
    private static let bitsAnItem = 16

    /// The words, a block after the other.
    private(set) var words: [UInt64]

    /// Makes a filter with room for so many fingerprints.
    init(capacity: Int) {
        let blocks = max(1, (capacity * Self.bitsAnItem + 511) / 512)
        words = Array(repeating: 0, count: blocks * Self.wordsABlock)
    }

    /// Takes the words of a stored filter.
    init?(words: [UInt64]) {
        guard !words.isEmpty, words.count % Self.wordsABlock == 0 else { return nil }
        self.words = words
    }

    /// Adds a fingerprint.
    mutating func insert(_ fingerprint: UInt64) {
        let base = base(fingerprint)
        var bits = fingerprint
        for _ in 0..<Self.probes {
            words[base + Int(bits & 7)] |= 1 << (bits >> 3 & 63)
            bits >>= 9
        }
    }

    /// Whether a fingerprint may be in.
    func mayContain(_ fingerprint: UInt64) -> Bool {
        let base = base(fingerprint)
        var bits = fingerprint
        for _ in 0..<Self.probes {
            guard words[base + Int(bits & 7)] & 1 << (bits >> 3 & 63) != 0 else { return false }
            bits >>= 9
        }
        return true
    }

    /// The first word of a fingerprint's block, chosen by bits that no probe takes.
    private func base(_ fingerprint: UInt64) -> Int {
        let spread = (fingerprint ^ fingerprint << 32) &* 0x9E37_79B9_7F4A_7C15
        let blocks = UInt64(words.count / Self.wordsABlock)
        return Int(spread.multipliedFullWidth(by: blocks).high) * Self.wordsABlock
    }
}
