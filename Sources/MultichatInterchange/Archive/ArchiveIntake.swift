import Multichat

/// Stores the sessions of a checked archive, one after the other.
struct ArchiveIntake {
    private(set) var report = ArchiveImport.Report()
    private let settings: ArchiveImport
    private let store: any Restoring
    private var session: SessionReference?
    private var batch: [Entry] = []
    private var batchBytes = 0
    /// Whether the entries of the present session are only counted, because they are there already.
    private var isDuplicate = false

    private let total: Int

    init(_ settings: ArchiveImport, total: Int) {
        self.total = total
        self.settings = settings
        store = settings.store
    }

    mutating func begin(_ origin: NewSession, _ head: Head) throws {
        try endSession()
        isDuplicate = false
        let reference = origin.reference
        guard settings.namespace.map({ $0 == reference.namespace }) ?? true else { return }
        if let present = try store.session(reference) {
            isDuplicate = try holds(present, head)
            if !isDuplicate { refuse(present, head) }
            return
        }
        session = reference
        report.sessions += 1
        guard !settings.isDryRun else { return }
        try store.discard(reference)
        _ = try store.stage(origin)
    }

    mutating func add(_ entry: Entry) throws {
        if isDuplicate { report.duplicates += 1 }
        guard session != nil else { return }
        report.entries += 1
        if entry.kind == .message { report.messages += 1 }
        batch.append(entry)
        batchBytes += entry.body.text.utf8.count
        if batch.count >= 500 || batchBytes >= EntryQuery.pageBytes { try flush() }
    }

    mutating func endSession() throws {
        guard let session else { return }
        try flush()
        if !settings.isDryRun { _ = try store.publish(session) }
        self.session = nil
    }

    private mutating func flush() throws {
        if let session, !batch.isEmpty, !settings.isDryRun { _ = try store.restore(batch, to: session) }
        batch.removeAll(keepingCapacity: true)
        batchBytes = 0
        settings.progress(report.entries + report.duplicates, total)
    }

    /// Whether a session in the store has all of the archive's log: the same, or one that went on from there.
    private func holds(_ present: Session, _ head: Head) throws -> Bool {
        if head.sequence == 0 || present.head == head { return true }
        guard head.sequence < present.head.sequence else { return false }
        var query = EntryQuery(present.reference)
        (query.from, query.through, query.includesHidden) = (head.sequence, head.sequence, true)
        return try store.entries(query).items.first?.chain == head.chain
    }

    private mutating func refuse(_ present: Session, _ head: Head) {
        let reason = "the store has it with another log (head \(present.head.sequence), not \(head.sequence))"
        report.refused.append(.init(session: present.reference, reason: reason))
    }
}
