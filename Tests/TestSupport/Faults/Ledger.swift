package import Multichat
package import MultichatRedisSupport
package import Testing

/// What writers were answered.
package struct Ledger: Sendable {
    /// Where an acknowledged entry stands, and when its writer was told.
    package struct Place: Sendable {
        package var sequence: Int
        package var time: MonotonicTime
    }

    /// The acknowledged entries, by session.
    package private(set) var sessions: [SessionReference: [EntryID: Place]] = [:]
    /// The last acknowledged sequence of each session.
    package private(set) var heads: [SessionReference: Int] = [:]
    /// How many entries were acknowledged.
    package private(set) var count = 0
    /// Errors that said how to repeat the call, which then went well.
    package private(set) var passing: [MultichatError] = []
    /// Errors that ended a writer.
    package private(set) var failures: [MultichatError] = []
    /// Whether an entry may stand elsewhere than its receipt said.
    package var allowsMoves = false

    mutating func add(_ receipt: Receipt) {
        let now = MonotonicTime.now()
        for (offset, id) in receipt.ids.enumerated() {
            sessions[receipt.session, default: [:]][id] = Place(sequence: receipt.first + offset, time: now)
        }
        heads[receipt.session] = max(heads[receipt.session] ?? 0, receipt.last)
        count += receipt.ids.count
    }

    mutating func add(_ error: MultichatError, ends: Bool) {
        if ends { failures.append(error) } else { passing.append(error) }
    }

    /// Compares the sessions with what was acknowledged: their chains hold, nothing is missing between entries or there
    /// twice, batches are whole, and what was acknowledged stands where the receipt said.
    ///
    /// - Returns: when those were acknowledged that are lost; a test says which may be.
    package func lost(in store: any Store, _ comment: Comment? = nil) throws -> [MonotonicTime] {
        try sessions.flatMap { try lost($0.value, in: store, $0.key, comment) }
    }

    private func lost(
        _ acknowledged: [EntryID: Place], in store: any Store, _ reference: SessionReference, _ comment: Comment?
    ) throws -> [MonotonicTime] {
        #expect(try Verifier(store).verify(reference).damage.isEmpty, comment)
        var log: [Entry] = []
        try store.forEachPage(EntryQuery(reference, from: 1, through: .max)) { log += $0 }
        #expect(log.map(\.sequence) == Array(1..<log.count + 1), comment)
        #expect(try store.required(reference).head == log.last?.head ?? .empty, comment)
        let places = Dictionary(log.map { ($0.id, $0.sequence) }) { first, _ in first }
        #expect(places.count == log.count, "an entry is there twice")
        checkBatches(log.map(\.id.text))
        if allowsMoves { return acknowledged.filter { places[$0.key] == nil }.map(\.value.time) }
        for (id, place) in acknowledged { #expect(places[id] ?? place.sequence == place.sequence, comment) }
        return acknowledged.filter { places[$0.key] == nil }.map(\.value.time)
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
