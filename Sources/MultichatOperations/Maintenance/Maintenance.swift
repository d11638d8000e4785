import Multichat
import Synchronization

/// Looks after a store: sweeps, applies retention rules, compacts and verifies, a slice at a time.
///
///     let maintenance = Maintenance(store, settings)
///     let report = try maintenance.run()      // once
///     maintenance.start()                     // and on a schedule, on a thread of its own
///     defer { maintenance.stop() }
///
/// Several processes may do this on one store at once: each step is safe by itself.
public final class Maintenance: Sendable {
    /// What it does.
    public let settings: MaintenanceSettings
    private let store: any Restoring
    private let timing: MaintenanceTiming
    private let tell: @Sendable (MaintenanceReport) -> Void
    private let schedule = Mutex<MaintenanceSchedule?>(nil)
    private let last = LastReport()

    /// Makes the maintenance of a store, which it doesn't close.
    ///
    /// - Parameters:
    ///   - store: the store.
    ///   - settings: what it does.
    ///   - timing: its clock, and what resting is.
    ///   - tell: told of each run on the schedule, on its thread.
    public init(
        _ store: any Restoring, _ settings: MaintenanceSettings = MaintenanceSettings(),
        timing: MaintenanceTiming = MaintenanceTiming(),
        tell: @escaping @Sendable (MaintenanceReport) -> Void = { _ in }
    ) {
        self.store = store
        self.settings = settings
        self.timing = timing
        self.tell = tell
    }

    // The thread holds nothing of this object, so that one that is forgotten ends.
    deinit { stop() }

    /// The report of the last run on the schedule.
    public var lastReport: MaintenanceReport? { last.report.withLock { $0 } }

    private var work: MaintenanceWork { MaintenanceWork(store: store, settings: settings, timing: timing) }

    /// Does everything once, on the calling thread.
    ///
    /// - Parameter dryRun: whether only what would be removed is told.
    /// - Throws: ``MultichatError`` with the code `closed`; what fails otherwise is told in the report.
    public func run(dryRun: Bool = false) throws -> MaintenanceReport {
        try work.run(Pacer(slice: settings.slice, timing: timing), dryRun: dryRun) ?? MaintenanceReport()
    }

    /// Begins the schedule: a run at once, and each other one an interval behind the end of the one before.
    ///
    /// Again does nothing.
    public func start() {
        schedule.withLock { schedule in
            guard schedule == nil else { return }
            let pacer = Pacer(slice: settings.slice, timing: timing)
            let (work, last, tell) = (work, last, tell)
            schedule = MaintenanceSchedule(every: settings.interval, pacer) {
                guard let report = try? work.run(pacer, dryRun: false) else { return false }
                last.report.withLock { $0 = report }
                tell(report)
                return true
            }
        }
    }

    /// Ends the schedule; returns when a run under way has ended, which is soon.
    public func stop() {
        let schedule = schedule.withLock { schedule in
            defer { schedule = nil }
            return schedule
        }
        schedule?.stop()
    }
}

/// What the thread and the object share.
private final class LastReport: Sendable {
    let report = Mutex<MaintenanceReport?>(nil)
}

/// All that a run needs.
private struct MaintenanceWork: Sendable {
    let store: any Restoring
    let settings: MaintenanceSettings
    let timing: MaintenanceTiming

    /// Does everything once; `nil` where it was asked to end.
    func run(_ pacer: Pacer, dryRun: Bool) throws -> MaintenanceReport? {
        let start = timing.now()
        var run = MaintenanceRun(store, settings, pacer, dryRun: dryRun)
        do {
            try run.run()
        } catch is Pacer.Stopped {
            return nil
        }
        var report = run.report
        report.duration = timing.now() - start
        return report
    }
}
