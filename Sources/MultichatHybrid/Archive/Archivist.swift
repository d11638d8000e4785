import Multichat
import Synchronization

/// Brings a third store up to date once in a while, and with each session that ends.
///
/// The first run of a process compares all sessions; later ones copy those that this process has changed since.
final class Archivist: Sendable {
    private struct State {
        /// Changed since the last run.
        var changed: Set<SessionReference> = []
        /// To be copied soon.
        var ended: Set<SessionReference> = []
        /// When the last run began, by the store's clock, as far as that is known.
        var lastRun: Int64?
        var hasComparedAll = false
        /// Why the last copy that failed did, until one of a later run goes well.
        var failure: String?
    }

    private static let key: EntryKey = "archived"

    private let durable: any Restoring
    let target: any Restoring
    private let notes: HybridNotes
    private let interval: Int64
    private let settle: @Sendable (SessionReference?) throws -> Void
    private let state = Mutex(State())
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
        notes = HybridNotes(store: durable)
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
        if try isTime() { return try run() }
        try copy(state.withLock { $0.ended })
    }

    /// Copies all that changed.
    func run() throws {
        let (changed, isFirst) = state.withLock { state in
            state.lastRun = now
            return (state.changed, !state.hasComparedAll)
        }
        if isFirst {
            try settle(nil)
            var sessions: Set<SessionReference> = []
            _ = try durable.forEachSession(in: nil) { sessions.insert($0.reference) }
            try copy(sessions.subtracting([HybridNotes.session]))
            state.withLock { $0.hasComparedAll = true }
        } else {
            try copy(changed)
        }
        _ = try notes.write(Self.key, JSONValue.integer(now).json, over: notes.read(Self.key)?.sequence)
    }

    /// Copies what is due, and closes the archive.
    func close() throws {
        worker.withLock { $0 }?.stop()
        defer { try? target.close() }
        try work()
    }

    private var now: Int64 { durable.configuration.clock().microseconds }

    /// Whether the last run, of whatever process, is so long ago; the first one is due at once.
    private func isTime() throws -> Bool {
        if let last = state.withLock({ $0.lastRun }), now - last < interval { return false }
        let last = try notes.read(Self.key)?.value.integer.map { Int64($0) }
        state.withLock { $0.lastRun = last }
        return last.map { now - $0 >= interval } ?? true
    }

    /// Copies sessions, and goes on where one fails; throws the first error at the end.
    private func copy(_ sessions: Set<SessionReference>) throws {
        var failure: (any Error)?
        for session in sessions {
            state.withLock { state in
                state.changed.remove(session)
                state.ended.remove(session)
            }
            do {
                try copy(session)
            } catch {
                failure = failure ?? error
                state.withLock { _ = $0.changed.insert(session) }
            }
        }
        guard !sessions.isEmpty else { return }
        let reason = failure.map { ($0 as? MultichatError)?.message ?? "\($0)" }
        state.withLock { $0.failure = reason }
        if let failure { throw failure }
    }

    /// Why the archive lacks something, if it does.
    var failure: String? { state.withLock { $0.failure } }

    private func copy(_ session: SessionReference) throws {
        try settle(session)
        // A session that was deleted stays in the archive, which is a backup, and so does what it has more.
        guard try durable.session(session) != nil else { return }
        var copy = SessionCopy(source: durable, target: target)
        copy.isBackup = true
        _ = try copy.bringUp(session)
    }
}
