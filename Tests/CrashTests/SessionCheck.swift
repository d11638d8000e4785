import Multichat
import Testing

/// Compares a session with what the writers were answered.
struct SessionCheck {
    let store: any Store
    let reference: SessionReference
    /// What a failure says of the round.
    let comment: Comment

    init(_ store: any Store, _ id: SessionID, _ comment: Comment) {
        self.store = store
        reference = SessionReference(id)
        self.comment = comment
    }

    func run(_ acknowledged: [EntryID: Ledger.Place]) throws {
        let report = try Verifier(store).verify(reference)
        #expect(report.damage.isEmpty, comment)
        let log = try entries()
        #expect(log.map(\.sequence) == Array(1..<log.count + 1), comment)
        #expect(try store.required(reference).head == log.last?.head ?? .empty, comment)
        let stored = Dictionary(log.map { ($0.id, $0) }) { first, _ in
            Issue.record("the entry \(first.id) is there twice; \(comment)")
            return first
        }
        for (id, place) in acknowledged {
            let entry = stored[id]
            #expect(entry?.sequence == place.sequence, "\(id), \(reference), \(comment)")
            if let chain = place.chain { #expect(entry?.chain.description == chain, "\(id), \(comment)") }
        }
        checkBatches(log)
    }

    /// A batch whose writer died is there whole or not at all, and nothing of another stands within it.
    private func checkBatches(_ log: [Entry]) {
        var place = 0
        while place < log.count {
            let parts = log[place].id.text.split(separator: "/")
            let count = parts.count == 3 ? Int(parts[1]) ?? 0 : 1
            let batch = log[place..<min(place + count, log.count)].map { $0.id.text }
            let wanted = parts.count == 3 ? (0..<count).map { "\(parts[0])/\(count)/\($0)" } : batch
            #expect(batch == wanted, comment)
            place += max(count, 1)
        }
    }

    private func entries() throws -> [Entry] {
        var query = EntryQuery(reference)
        query.includesHidden = true
        query.limit = 1000
        var entries: [Entry] = []
        repeat {
            let page = try store.entries(query)
            entries += page.items
            query.cursor = page.cursor
        } while query.cursor != nil
        return entries
    }
}
