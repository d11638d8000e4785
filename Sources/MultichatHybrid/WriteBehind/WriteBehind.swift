import Multichat
import Synchronization

/// The hot store answers; what it has acknowledged is copied to the durable one in batches.
final class WriteBehind: HybridWay {
    let durable: any Restoring
    let hot: HotSide
    let epoch: Epoch
    let options: HybridOptions
    let pending: PendingEntries
    let loaded = LoadedSessions()
    let submissions = SubmissionPool()
    let locks = SessionLocks()
    let lease: FlushLease
    /// Marks that the hot store may hold entries of this process that the durable one lacks.
    let mark: ProcessMark
    /// Marks that this process appends straight to the durable store.
    let directMark: ProcessMark
    let way: WayNote
    let runs: RunNote
    /// Whether all processes are known to append to the durable store.
    let hasAllDirect = Atomic(false)
    /// How many appends were made without the lease.
    let appends = Atomic(0)
    /// When this process appended last, by the monotonic clock.
    let lastAppend = Atomic<Int64>(0)
    let flusher: Flusher
    /// What was mended.
    let recoveries = RecoveryLog()
    let now: @Sendable () -> Int64
    private let worker = Mutex<Worker?>(nil)

    init(
        _ durable: any Restoring, _ hot: HotSide, _ epoch: Epoch, _ options: HybridOptions, _ timing: HybridTiming
    ) throws {
        self.durable = durable
        self.hot = hot
        self.epoch = epoch
        self.options = options
        now = timing.now
        let notes = HybridNotes(store: durable)
        lease = FlushLease(notes, holder: String(Platform.randomWord(), radix: 36))
        mark = ProcessMark(notes, "writer/")
        directMark = ProcessMark(notes, "direct-writer/")
        way = WayNote(notes: notes)
        runs = RunNote(notes: notes)
        pending = PendingEntries(options, now: timing.now)
        flusher = Flusher(
            durable: durable, hot: hot, pending: pending, loaded: loaded,
            rebasing: Rebasing(durable: durable, counter: RebaseCounter()), lifetime: options.lifetime,
            patience: options.patience, now: timing.now)
        try start()
        guard timing.hasWorkers else { return }
        worker.withLock {
            $0 = Worker("hybrid", delay: options.flushInterval, interval: 500_000) { [weak self] in try? self?.work() }
        }
    }

    func append(_ append: Append) throws -> Receipt {
        try AppendRules.check(append, durable.configuration)
        try pending.waitForRoom(append.session)
        lastAppend.store(now(), ordering: .relaxed)
        for _ in 0..<16 {
            if hot.state == .closed, let receipt = try appendMarked(append) { return receipt }
            if let receipt = try appendDirect(append) { return receipt }
        }
        throw unread
    }

    func settle(_ reference: SessionReference?) throws {
        guard let reference else { return try settleAll() }
        if try hot.insist({ _ in try locks.with(reference) { try flusher.flush(reference) } }) != nil { return }
        try requireDirect()
        try locks.with(reference) { try settleMemory(reference) }
    }

    func changed(_ reference: SessionReference) throws {
        let isDone = try locks.with(reference) {
            loaded[reference] = nil
            let session = try durable.session(reference)
            if session?.createdAt != pending[reference]?.incarnation { pending.drop(reference) }
            return try hot.attempt { _ in try flusher.removeForeign(reference) } != nil
        }
        // Others may append to the copy of a session that is gone, until they all know that this process can't reach it.
        if !isDone { try requireDirect() }
    }

    func close() throws {
        submissions.drain()
        worker.withLock { $0 }?.stop()
        let end = now() + options.patience
        repeat {
            try each(pending.sessions) { session in
                if try hot.attempt({ _ in try flusher.flush(session) }) == nil { try flusher.flushAlone(session) }
            }
            if !pending.sessions.isEmpty { pending.released.pause() }
        } while !pending.sessions.isEmpty && now() <= end
        guard pending.sessions.isEmpty else { throw unread }
        try mark.remove { pending.sessions.isEmpty }
        try directMark.remove { true }
        try lease.release()
    }

    var figures: HybridFigures {
        let counts = pending.counts
        var figures = HybridFigures(breaker: hot.state.rawValue, waitingSessions: counts.sessions)
        figures.unflushedEntries = counts.entries
        figures.lag = counts.since.map { max(now() - $0, 0) } ?? 0
        figures.rebased = flusher.rebasing.counter.value
        return figures
    }

    /// Has the worker copy soon what waits.
    func wake() { worker.withLock { $0 }?.wake() }
}
