import Multichat

/// Takes the sessions of a damaged store, one after the other.
struct RepairIntake {
    private let store: any Restoring
    private let progress: (Int) throws -> Void
    /// The ids that are taken, by sessions of the damaged store or by new ones.
    private var taken = Set<SessionReference>()
    private(set) var report = Repair.Report()

    init(_ store: any Restoring, _ salvage: any Salvage, _ progress: @escaping (Int) throws -> Void) throws {
        self.store = store
        self.progress = progress
        var taken = Set<SessionReference>()
        try salvage.run { taken.insert($0.origin.reference) }
        self.taken = taken
    }

    /// Takes all sessions.
    mutating func run(_ salvage: any Salvage) throws -> Repair.Report {
        var done = Set<SessionReference>()
        var intake = self
        try salvage.run { session in
            guard session.origin.reference != .hybridNotes else { return }
            guard done.insert(session.origin.reference).inserted else {
                // Two folders say that they hold the same session; the second goes beside the first.
                var other = session
                other.origin.reference = intake.free(session.origin.reference)
                return try intake.take(other)
            }
            try intake.take(session)
        }
        var found = Set<Damage>()
        intake.report.damage = (salvage.losses + intake.report.damage).filter { found.insert($0).inserted }
        return intake.report
    }

    private mutating func take(_ session: SalvagedSession) throws {
        report.sessions += 1
        report.damage += session.losses
        var log = try SalvagedLogIntake(store, session, free(session.origin.reference))
        let (before, progress) = (report.entries + report.salvaged, progress)
        try session.read { item in
            try log.take(item)
            if log.count % 500 == 0 { try progress(before + log.count) }
        }
        try log.end()
        let reference = session.origin.reference
        report.entries += log.kept
        report.salvaged += log.salvaged
        report.damage += log.damage
        report.lost += log.lost.map { .init(session: reference, sequences: $0) }
        if let fragment = log.fragment {
            taken.insert(fragment)
            report.fragments.append(.init(session: fragment, origin: reference, entries: log.salvaged))
        }
        if session.losses.isEmpty, log.damage.isEmpty, log.lost.isEmpty, log.salvaged == 0 { report.whole += 1 }
    }

    /// An id for what stands behind the damage of a session.
    private func free(_ reference: SessionReference) -> SessionReference {
        var number = 1
        while true {
            let suffix = ".salvaged-\(number)"
            var text = reference.id.text
            while text.utf8.count + suffix.utf8.count > IdentifierRules.maximumBytes { text.removeLast() }
            let free = SessionReference(SessionID(unchecked: text + suffix), in: reference.namespace)
            if !taken.contains(free) { return free }
            number += 1
        }
    }
}
