import Multichat

/// One run of all tasks; a task that fails doesn't keep the others from being done.
struct MaintenanceRun {
    private let store: any Restoring
    private let settings: MaintenanceSettings
    private let pacer: Pacer
    private(set) var report = MaintenanceReport()

    init(_ store: any Restoring, _ settings: MaintenanceSettings, _ pacer: Pacer, dryRun: Bool) {
        self.store = store
        self.settings = settings
        self.pacer = pacer
        report.isDryRun = dryRun
    }

    /// Does everything.
    ///
    /// - Throws: ``Pacer/Stopped`` where it was asked to end, and ``MultichatError`` with the code `closed`.
    mutating func run() throws {
        let size = report.isDryRun ? nil : fileBytes
        try attempt("sweep") { try $0.sweep() }
        try attempt("retention") { try $0.retain() }
        try attempt("cursors") { try $0.sweepCursors() }
        guard !report.isDryRun else { return }
        try attempt("compaction") { try $0.compact() }
        report.freedBytes = size.flatMap { size in fileBytes.map { max(size - $0, 0) } }
        try attempt("verification") { try $0.verify() }
    }

    /// The bytes that the store's files and its archive take, as the store tells; `nil` where it has none here.
    private var fileBytes: Int? {
        let facts = (try? (store as? any Describing)?.facts()) ?? []
        let sizes = facts.compactMap { fact -> Int? in
            guard case .bytes(let bytes) = fact.value, Self.sizes.contains(fact.name) else { return nil }
            return bytes
        }
        return facts.contains { $0.name == "size" || $0.name == "durable size" } ? sizes.reduce(0, +) : nil
    }

    private static let sizes: Set = ["size", "durable size", "archive size"]

    private mutating func attempt(_ task: String, _ body: (inout MaintenanceRun) throws -> Void) throws {
        do {
            try pacer.step()
            try body(&self)
        } catch let error as MultichatError where error.code != .closed {
            report.failures.append(.init(task: task, error: error))
        }
    }

    private mutating func sweep() throws {
        let outcome = try Sweep(store: store, pacer: pacer, staleAfter: settings.staleAfter)
            .run(dryRun: report.isDryRun)
        report.expired = outcome.expired
        report.staged = outcome.staged
    }

    private mutating func retain() throws {
        let retention = Retention(store, settings.rules, pacer: pacer)
        report.plan = try retention.plan(countingBytes: report.isDryRun)
        guard !report.isDryRun else { return }
        report.retention = try retention.apply(report.plan, takingEverything: settings.takesEverything)
    }

    private mutating func sweepCursors() throws {
        report.cursors = try CursorSweep(store: store, pacer: pacer).run(dryRun: report.isDryRun)
    }

    /// Gives space back, a small slice at a time.
    private mutating func compact() throws {
        guard let store = store as? any Compacting else { return }
        while true {
            try pacer.step()
            let slice = try store.compact(settings.rewritesFiles ? .unlimited : CompactionSlice())
            if slice.isComplete { return }
        }
    }

    private mutating func verify() throws {
        guard settings.verifiedEntries > 0 else { return }
        let notes = MaintenanceNotes(store: store)
        var slice = IntegritySlice(store, from: IntegrityPlace(try notes.read(IntegritySlice.key)), pacer: pacer)
        try slice.run(entries: settings.verifiedEntries)
        report.verifiedEntries = slice.entries
        report.verifiedSessions = slice.sessions
        report.rounds = slice.place.rounds
        report.damage += slice.damage
        try notes.write(IntegritySlice.key, slice.place.value)
    }
}
