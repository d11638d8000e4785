import Multichat

/// Copies sessions from one store to another with their chains, and proves that nothing changed.
///
/// A copy becomes visible when it is complete; one that was interrupted goes on where it stopped. The source is left
/// as it is.
public struct Migration: Sendable {
    /// What a migration did.
    public struct Report: Sendable, Equatable {
        /// Sessions copied.
        public var sessions = 0
        /// Entries copied.
        public var entries = 0
        /// Sessions that were there already with the same head.
        public var present = 0
        /// Sessions that the target has with another log, and why they were left alone.
        public var refused: [Refusal] = []
        /// What keeps sessions of the source from being copied: they aren't in the target.
        public var damage: [Damage] = []
    }

    /// A session that wasn't copied.
    public struct Refusal: Sendable, Equatable {
        /// The session.
        public var session: SessionReference
        /// Why.
        public var reason: String
    }

    /// Only this tenant's sessions; all where it is `nil`.
    public var namespace: Namespace?
    /// Called with the number of entries copied so far.
    public var progress: @Sendable (Int) -> Void = { _ in }
    private let source: any Restoring
    private let target: any Restoring

    /// Makes a migration between two stores.
    public init(from source: any Restoring, to target: any Restoring) {
        self.source = source
        self.target = target
    }

    /// Copies everything that isn't damaged, and verifies each copy's chain by reading it again.
    ///
    /// - Throws: ``MultichatError``: `damaged` where a copy isn't in the target as it was written.
    public func run() throws -> Report {
        var report = Report()
        let unreadable = try source.forEachSession(in: namespace) { session in
            if let present = try target.session(session.reference) {
                return compare(session, present, &report)
            }
            do {
                try copy(session, &report)
            } catch let error as MultichatError where error.code == .damaged {
                try target.discard(session.reference)
                return report.damage.append(Damage(error, in: session.reference, place: "log"))
            }
            try prove(session)
            report.sessions += 1
        }
        report.damage += unreadable
        return report
    }

    private func compare(_ session: Session, _ present: Session, _ report: inout Report) {
        guard present.head != session.head else { return report.present += 1 }
        let reason = "the target has it with another log (head \(present.head.sequence), not \(session.head.sequence))"
        report.refused.append(Refusal(session: session.reference, reason: reason))
    }

    private func copy(_ session: Session, _ report: inout Report) throws {
        let reference = session.reference
        var start = try stage(session)
        let rest = EntryQuery(reference, from: start + 1, through: session.head.sequence)
        try source.forEachPage(rest) { entries in
            start = try target.restore(entries, to: reference).sequence
            report.entries += entries.count
            progress(report.entries)
        }
        _ = try target.publish(reference)
    }

    private func prove(_ session: Session) throws {
        let reference = session.reference
        let proof = try Verifier(target).verify(reference, expecting: session.head)
        if let damage = proof.damage.first {
            throw MultichatError.damaged(reference, sequence: damage.sequence ?? 0, damage.reason)
        }
    }

    /// Begins the copy, or finds how far an earlier one came, if that is the beginning of this log.
    private func stage(_ session: Session) throws -> Int {
        let reference = session.reference
        var origin = try source.origin(of: reference)
        origin.fence = session.fence
        let head = try target.stage(origin).head
        guard head.sequence > 0 else { return 0 }
        let query = EntryQuery(reference, from: head.sequence, through: head.sequence)
        if head.sequence <= session.head.sequence, try source.entries(query).items.first?.chain == head.chain {
            return head.sequence
        }
        try target.discard(reference)
        _ = try target.stage(origin)
        return 0
    }
}
