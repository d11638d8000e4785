import Multichat
import Synchronization

/// Brings a third store up to date once in a while, and with each session that ends.
///
/// The first run of a process compares all sessions; later ones copy those that were changed since by this process.
final class Archivist: Sendable {
    private struct State {
        /// Changed since the last run.
        var changed: Set<SessionReference> = []
        /// To be copied soon.
        var ended: Set<SessionReference> = []
        var lastRun: Int64
        var hasComparedAll = false
    }

    private let durable: any Restoring
    private let target: any Restoring
    private let interval: Int64
    private let now: @Sendable () -> Int64
    private let settle: @Sendable (SessionReference?) throws -> Void
    private let state: Mutex<State>
    private let worker = Mutex<Worker?>(nil)

    /// Makes an archivist.
    ///
    /// - Parameter settle: makes the durable store have all of a session, or of all.
    init(
        _ durable: any Restoring, _ target: any Restoring, _ options: HybridOptions, _ timing: HybridTiming,
        settle: @escaping @Sendable (SessionReference?) throws -> Void
    ) {
        self.durable = durable
        self.target = target
        self.settle = settle
        interval = options.archiveInterval
        now = timing.now
        state = Mutex(State(lastRun: timing.now()))
        guard timing.hasWorkers else { return }
        worker.withLock {
            $0 = Worker("archive", delay: 0, interval: min(interval, 1_000_000)) { [weak self] in try? self?.work() }
        }
    }

    /// Takes notice of an append.
    func note(_ append: Append) {
        let ends = append.drafts.contains { $0.kind == .end || $0.kind == .archive }
        state.withLock { state in
            state.changed.insert(append.session)
            if ends { state.ended.insert(append.session) }
        }
        if ends { worker.withLock { $0 }?.wake() }
    }

    /// Takes notice of a session that came as a whole, or grew by more than an append.
    func note(_ session: SessionReference) { state.withLock { _ = $0.changed.insert(session) } }

    /// Copies what is due: the sessions that ended, and all that changed where it is time.
    func work() throws {
        let isTime = state.withLock { now() - $0.lastRun >= interval }
        if isTime { return try run() }
        for session in state.withLock({ $0.ended }) { try copy(session) }
    }

    /// Copies all that changed.
    func run() throws {
        let (changed, isFirst) = state.withLock { state in
            state.lastRun = now()
            return (state.changed, !state.hasComparedAll)
        }
        guard isFirst else { return try changed.forEach(copy) }
        try settle(nil)
        _ = try durable.forEachSession(in: nil) { session in
            guard session.reference != HybridNotes.session else { return }
            try copy(session.reference)
        }
        state.withLock { $0.hasComparedAll = true }
    }

    /// Copies what has ended, and closes the archive.
    func close() throws {
        worker.withLock { $0 }?.stop()
        defer { try? target.close() }
        for session in state.withLock({ $0.ended }) { try copy(session) }
        if state.withLock({ $0.hasComparedAll }) { try run() }
    }

    private func copy(_ session: SessionReference) throws {
        state.withLock { state in
            state.changed.remove(session)
            state.ended.remove(session)
        }
        do {
            try settle(session)
            // A session that was deleted stays in the archive, which is a backup.
            guard try durable.session(session) != nil else { return }
            _ = try SessionCopy(source: durable, target: target).bringUp(session)
        } catch {
            state.withLock { _ = $0.changed.insert(session) }
            throw error
        }
    }
}
