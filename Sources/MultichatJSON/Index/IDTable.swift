/// The sequences of ids, by their fingerprints.
struct IDTable {
    private var first: [UInt64: Int] = [:]
    /// Those whose fingerprint was there already.
    private var others: [UInt64: [Int]] = [:]

    /// Adds an id's fingerprint.
    mutating func insert(_ fingerprint: UInt64, at sequence: Int) {
        if let known = first.updateValue(sequence, forKey: fingerprint) {
            others[fingerprint, default: []].append(known)
        }
    }

    /// The sequences of the entries whose id may be this one.
    func candidates(_ fingerprint: UInt64) -> [Int] {
        guard let sequence = first[fingerprint] else { return [] }
        return [sequence] + (others[fingerprint] ?? [])
    }

    /// All fingerprints with their sequences, ascending.
    var sorted: [(fingerprint: UInt64, sequence: Int)] {
        var all = first.map { (fingerprint: $0.key, sequence: $0.value) }
        for (fingerprint, sequences) in others { all += sequences.map { (fingerprint, $0) } }
        return all.sorted { ($0.fingerprint, $0.sequence) < ($1.fingerprint, $1.sequence) }
    }
}

/// Where an entry with a key stands.
struct KeyPlace: Equatable {
    var sequence: Int
    /// Whether rewinds leave it in place.
    var isStructural: Bool
}
