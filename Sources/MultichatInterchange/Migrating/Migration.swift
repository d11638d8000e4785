import Multichat

/// Copies sessions from one store to another with their chains, and proves that nothing changed.
///
/// A copy becomes visible when it is complete; one that was interrupted goes on where it stopped. A copy that is only
/// behind, because the source has grown since, gets the rest. The source is left as it is.
public struct Migration: Sendable {
    /// What a migration did.
    public struct Report: Sendable, Equatable {
        /// Sessions copied, whole or the rest of them.
        public var sessions = 0
        /// Entries copied.
        public var entries = 0
        /// Sessions that were there already with all of the source's log.
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
            guard try session.reference != .hybridNotes && !source.hasLost(session.reference) else { return }
            let present = try target.session(session.reference)
            do {
                guard try take(session, present, &report) else { return }
            } catch let error as MultichatError where error.hidesSession {
                if present == nil { try target.discard(session.reference) }
                return report.damage.append(Damage(error, in: session.reference, place: "log"))
            }
            try prove(session)
            report.sessions += 1
        }
        report.damage += unreadable
        return report
    }

    private func refuse(_ session: Session, _ present: Session, _ report: inout Report) {
        let reason = "the target has it with another log (head \(present.head.sequence), not \(session.head.sequence))"
        report.refused.append(Refusal(session: session.reference, reason: reason))
    }

    /// Copies what the target lacks of a session; answers whether that was anything.
    private func take(_ session: Session, _ present: Session?, _ report: inout Report) throws -> Bool {
        guard let present else {
            try copy(session, &report)
            return true
        }
        if try target.holds(session.head, in: present) {
            report.present += 1
            return false
        }
        if try isBehind(present, session) { return try extend(present, to: session, &report) }
        refuse(session, present, &report)
        return false
    }

    private func copy(_ session: Session, _ report: inout Report) throws {
        let reference = session.reference
        let start = try stage(session)
        try transfer(session, from: start + 1, &report) { _ = try target.restore($0, to: reference) }
        _ = try target.publish(reference)
    }

    /// Whether the target's log is the beginning of the source's.
    private func isBehind(_ present: Session, _ session: Session) throws -> Bool {
        let head = present.head
        guard head.sequence < session.head.sequence, try target.began(as: try source.origin(of: session.reference))
        else { return false }
        return try head.sequence == 0 || source.chain(of: session.reference, at: head.sequence) == head.chain
    }

    /// Adds the rest; answers whether nobody went on with the copy in another way meanwhile.
    private func extend(_ present: Session, to session: Session, _ report: inout Report) throws -> Bool {
        let reference = session.reference
        do {
            try transfer(session, from: present.head.sequence + 1, &report) {
                _ = try target.catchUp(reference, with: $0, fence: session.fence)
            }
            return true
        } catch let error as MultichatError where error.code == .conflict {
            refuse(session, try target.required(reference), &report)
            return false
        }
    }

    private func transfer(
        _ session: Session, from start: Int, _ report: inout Report, _ store: ([Entry]) throws -> Void
    ) throws {
        let rest = EntryQuery(session.reference, from: start, through: session.head.sequence)
        try source.forEachPage(rest) { entries in
            try store(entries)
            report.entries += entries.count
            progress(report.entries)
        }
    }

    private func prove(_ session: Session) throws {
        let proof = try Verifier(target).verify(session.reference, expecting: session.head)
        if let damage = proof.damage.first {
            throw MultichatError.damaged(session.reference, sequence: damage.sequence ?? 0, damage.reason)
        }
    }

    /// Begins the copy, or finds how far an earlier one came, if that is the beginning of this log.
    private func stage(_ session: Session) throws -> Int {
        let reference = session.reference
        var origin = try source.origin(of: reference)
        origin.fence = session.fence
        let head = try target.stage(origin).head
        guard head.sequence > 0 else { return 0 }
        if try source.holds(head, in: session) { return head.sequence }
        try target.discard(reference)
        _ = try target.stage(origin)
        return 0
    }
}
