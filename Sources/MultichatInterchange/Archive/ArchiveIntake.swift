import Multichat

/// Stores the sessions of a checked archive, one after the other.
struct ArchiveIntake {
    private(set) var report = ArchiveImport.Report()
    private let settings: ArchiveImport
    private let store: any Restoring
    private var session: NewSession?
    private var batch: [Entry] = []
    private var batchBytes = 0
    /// The session that the store has already, and its head, which the archive's log must pass through.
    private var present: Session?

    private let total: Int

    init(_ settings: ArchiveImport, _ store: any Restoring, total: Int) {
        self.total = total
        self.settings = settings
        self.store = store
    }

    mutating func begin(_ origin: NewSession, _ head: Head) throws {
        try endSession()
        let reference = origin.reference
        guard settings.namespace.map({ $0 == reference.namespace }) ?? true else { return }
        guard settings.namespace != nil || !reference.namespace.isSystem else { return refuseOwn(reference) }
        guard settings.takesOwn || !origin.reference.id.isSystem else {
            let reason = "it is one that the store keeps about itself; that takes a key of the scope admin"
            return report.refused.append(.init(session: reference, reason: reason))
        }
        if let present = try store.session(reference) { return try begin(origin, head, present) }
        session = origin
        report.sessions += 1
        guard !settings.isDryRun else { return }
        try store.discard(reference)
        _ = try store.stage(origin)
    }

    /// Begins with a session that is there: it may be behind, or have everything already.
    private mutating func begin(_ origin: NewSession, _ head: Head, _ present: Session) throws {
        if try store.holds(head, in: present) {
            report.duplicates += head.sequence
        } else if present.head.sequence < head.sequence, try store.began(as: origin) {
            (session, self.present) = (origin, present)
        } else {
            refuse(present)
        }
    }

    mutating func add(_ entry: Entry) throws {
        guard session != nil else { return }
        if let present, entry.sequence <= present.head.sequence { return try meet(entry, present) }
        report.entries += 1
        if entry.kind == .message { report.messages += 1 }
        batch.append(entry)
        batchBytes += entry.body.text.utf8.count
        if batch.count >= 500 || batchBytes >= EntryQuery.pageBytes { try flush() }
    }

    mutating func endSession() throws {
        guard let session else { return }
        try flush()
        if present == nil, !settings.isDryRun { _ = try store.publish(session.reference) }
        (self.session, present) = (nil, nil)
    }

    /// Passes an entry that the store has; at its head shows whether it is the same log.
    private mutating func meet(_ entry: Entry, _ present: Session) throws {
        guard entry.sequence == present.head.sequence else { return }
        if entry.chain == present.head.chain {
            report.duplicates += entry.sequence
        } else {
            refuse(present)
            (session, self.present) = (nil, nil)
        }
    }

    private mutating func flush() throws {
        if let session, !batch.isEmpty, !settings.isDryRun { try store(batch, in: session.reference, session.fence) }
        batch.removeAll(keepingCapacity: true)
        batchBytes = 0
        try settings.progress(report.entries + report.duplicates, total)
    }

    private mutating func store(_ entries: [Entry], in session: SessionReference, _ fence: Int) throws {
        guard present != nil else {
            _ = try store.restore(entries, to: session)
            return
        }
        do {
            _ = try store.catchUp(session, with: entries, fence: fence)
        } catch let error as MultichatError where error.code == .conflict {
            // Somebody went on with the session in another way meanwhile.
            refuse(try store.required(session))
            (self.session, present) = (nil, nil)
        }
    }

    /// Leaves out what stores keep for themselves: an archive of somebody else's would bring its keys along.
    private mutating func refuseOwn(_ reference: SessionReference) {
        let reason = "it is the store's own, such as its keys; it is taken only with its namespace given"
        report.refused.append(.init(session: reference, reason: reason))
    }

    private mutating func refuse(_ present: Session) {
        let reason = "the store has it with another log, up to sequence \(present.head.sequence)"
        report.refused.append(.init(session: present.reference, reason: reason))
    }
}
