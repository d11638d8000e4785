import Multichat

/// Stages the sessions of a backup, and shows them when all are complete.
struct RestoreIntake {
    private let store: any Restoring
    private let progress: (Int) throws -> Void
    private var heads: [SessionReference: Head] = [:]
    private var reached: [SessionReference: Head] = [:]
    private var report = Restore.Report()

    init(_ store: any Restoring, _ progress: @escaping (Int) throws -> Void) {
        self.store = store
        self.progress = progress
    }

    /// Begins a session that is to end at a head.
    mutating func begin(_ origin: NewSession, _ head: Head) throws {
        guard origin.reference != .hybridNotes else { return }
        guard heads.updateValue(head, forKey: origin.reference) == nil else {
            throw MultichatError.damaged(origin.reference, sequence: 0, "the backup has it twice")
        }
        try store.discard(origin.reference)
        reached[origin.reference] = try store.stage(origin).head
    }

    /// Adds the next entries of a session; their chain is computed again.
    mutating func add(_ entries: [Entry], to session: SessionReference) throws {
        guard heads[session] != nil else { return }
        reached[session] = try store.restore(entries, to: session)
        report.entries += entries.count
        try progress(report.entries)
    }

    /// Takes all sessions of another store.
    mutating func copy(_ source: any Restoring) throws {
        var sessions: [Session] = []
        let damage = try source.forEachSession(in: nil) { sessions.append($0) }
        if let first = damage.first {
            throw MultichatError(
                .damaged, "The backup is damaged: \(first.place): \(first.reason)",
                hint: "Use another one, or save what can be read with `multichat repair`.")
        }
        for session in sessions where session.reference != .hybridNotes {
            var origin = try source.origin(of: session.reference)
            origin.fence = session.fence
            try begin(origin, session.head)
            let query = EntryQuery(session.reference, from: 1, through: session.head.sequence)
            var copy = self
            try source.forEachPage(query) { try copy.add($0, to: session.reference) }
            self = copy
        }
    }

    /// Shows all sessions, and reads them again.
    mutating func publish() throws -> Restore.Report {
        for (session, head) in heads where reached[session] != head {
            throw MultichatError.damaged(session, sequence: head.sequence, "the backup ends before it")
        }
        for session in heads.keys { _ = try store.publish(session) }
        for (session, head) in heads {
            guard try store.session(session) != nil else {
                report.expired += 1
                continue
            }
            let proof = try Verifier(store).verify(session, expecting: head)
            if let damage = proof.damage.first {
                throw MultichatError.damaged(session, sequence: damage.sequence ?? 0, damage.reason)
            }
            report.sessions += 1
        }
        return report
    }

    /// Forgets what was staged.
    func discard() {
        for session in heads.keys { try? store.discard(session) }
    }
}
