import Multichat
import MultichatStores

/// A second process that posts and is killed in the middle of a write.
struct TourCrash {
    /// What it was told is stored.
    private(set) var acknowledged: [TourReceipt] = []
    /// Whether the last write was still going on.
    private(set) var wasWriting = false

    /// Starts the process, listens to it, and kills it.
    ///
    /// - Throws: ``MultichatError`` where the process ends in another way.
    init(_ url: StoreURL, _ session: SessionReference) throws {
        let child = try ChildProgram([
            "--store", url.description, "--namespace", session.namespace.text, "tour-writer", session.id.text,
        ])
        while let line = try child.line() {
            switch TourNews(line) {
            case .stored(let receipt):
                acknowledged.append(receipt)
                wasWriting = false
            case .writing:
                wasWriting = true
                // The write takes longer than this, so that the end comes in its middle.
                Clock.pause(microseconds: 3000)
                child.kill()
            case nil: break
            }
        }
        let end = child.wait()
        guard end == .signal(9) else {
            throw MultichatError(.internal, "The second process of the tour ended by itself: \(end).")
        }
    }

    /// Everything in which the store differs from what was acknowledged; empty where all is well.
    func differences(from chat: Chat) throws -> [String] {
        var found: [String] = []
        for receipt in acknowledged {
            var query = EntryQuery(chat.reference)
            query.from = receipt.sequence
            query.through = receipt.sequence
            guard let entry = try chat.entries(query).items.first else {
                found.append("Sequence \(receipt.sequence) was acknowledged and is missing.")
                continue
            }
            if entry.id != receipt.id || entry.chain != receipt.chain {
                found.append("Sequence \(receipt.sequence) is not the entry that was acknowledged.")
            }
        }
        let minutes = try storedMinutes(chat)
        if minutes != 0, minutes != TourScript.minutes {
            found.append("\(minutes) of \(TourScript.minutes) entries of a batch are there.")
        }
        return found
    }

    /// How many entries of the batch are there: it was in the middle of a write, so all or none.
    func storedMinutes(_ chat: Chat) throws -> Int {
        var query = EntryQuery(chat.reference)
        query.kind = TourScript.minutesKind
        var count = 0
        try EntryReader(chat).read(query) { _ in count += 1 }
        return count
    }
}
