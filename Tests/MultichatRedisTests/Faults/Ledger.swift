import Multichat
import Testing

/// What writers were answered.
struct Ledger: Sendable {
    /// The sequence of each acknowledged entry, by session.
    private(set) var sessions: [SessionReference: [EntryID: Int]] = [:]
    /// How many entries were acknowledged.
    private(set) var count = 0
    /// Errors that said how to repeat the call, which then went well.
    private(set) var passing: [MultichatError] = []
    /// Errors that ended a writer.
    private(set) var failures: [MultichatError] = []

    mutating func add(_ receipt: Receipt) {
        for (offset, id) in receipt.ids.enumerated() {
            sessions[receipt.session, default: [:]][id] = receipt.first + offset
        }
        count += receipt.ids.count
    }

    mutating func add(_ error: MultichatError, ends: Bool) {
        if ends { failures.append(error) } else { passing.append(error) }
    }

    /// Compares the sessions with what was acknowledged: their chains hold, nothing is missing between entries or there
    /// twice, batches are whole, and what was acknowledged stands where the receipt said.
    ///
    /// - Returns: how many acknowledged entries are lost; a test says how many may be.
    func lost(in store: any Store, _ comment: Comment? = nil) throws -> Int {
        try sessions.reduce(0) { try $0 + lost($1.value, in: store, $1.key, comment) }
    }

    private func lost(
        _ acknowledged: [EntryID: Int], in store: any Store, _ reference: SessionReference, _ comment: Comment?
    ) throws -> Int {
        #expect(try Verifier(store).verify(reference).damage.isEmpty, comment)
        var log: [Entry] = []
        try store.forEachPage(EntryQuery(reference, from: 1, through: .max)) { log += $0 }
        #expect(log.map(\.sequence) == Array(1..<log.count + 1), comment)
        #expect(try store.required(reference).head == log.last?.head ?? .empty, comment)
        let places = Dictionary(log.map { ($0.id, $0.sequence) }) { first, _ in first }
        #expect(places.count == log.count, "an entry is there twice")
        checkBatches(log.map(\.id.text))
        return acknowledged.count { id, sequence in
            guard let place = places[id] else { return true }
            #expect(place == sequence, comment)
            return false
        }
    }

    /// Entries are named `writer.batch/size/place`.
    private func checkBatches(_ ids: [String]) {
        var rest = ids[...]
        while let first = rest.first {
            let parts = first.split(separator: "/")
            guard parts.count == 3, let size = Int(parts[1]), size > 0 else {
                Issue.record("a foreign entry \(first)")
                return
            }
            #expect(Array(rest.prefix(size)) == (0..<size).map { "\(parts[0])/\(size)/\($0)" })
            rest = rest.dropFirst(size)
        }
    }
}
