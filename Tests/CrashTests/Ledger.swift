import Multichat

/// What the writers were answered.
struct Ledger {
    /// An acknowledged entry.
    struct Place: Equatable {
        var sequence: Int
        /// The chain value, where the receipt ended here.
        var chain: String?
    }

    /// The acknowledged entries of each session.
    private(set) var sessions: [SessionID: [EntryID: Place]] = [:]
    /// How many entries.
    private(set) var count = 0

    /// Takes a writer's line: the first sequence, the chain value behind the last, the session, the entries' ids.
    mutating func add(_ line: String) throws -> SessionID {
        let words = line.split(separator: " ").map(String.init)
        guard words.count >= 3, let first = Int(words[0]) else {
            throw MultichatError(.internal, "A writer said '\(line)'.")
        }
        let session = try SessionID(words[2])
        var places = sessions[session] ?? [:]
        for (offset, id) in words.dropFirst(3).enumerated() {
            let isLast = offset == words.count - 4
            let previous = places.updateValue(
                Place(sequence: first + offset, chain: isLast ? words[1] : nil), forKey: try EntryID(id))
            guard previous == nil else { throw MultichatError(.internal, "The entry \(id) was acknowledged twice.") }
            count += 1
        }
        sessions[session] = places
        return session
    }
}
