import Multichat
import Synchronization

/// Copies entries from the hot store, or from this process' memory of them, to the durable one.
///
/// Each entry must follow the durable log's chain, so that nothing is stored twice, in another order, or in a session
/// that isn't its own. Whoever calls holds the session's lock.
struct Flusher: Sendable {
    /// How many entries are stored at once, at most.
    private static let batch = 1000

    let durable: any Restoring
    let hot: HotSide
    let pending: PendingEntries
    let loaded: LoadedSessions
    let rebasing: Rebasing
    let lifetime: Int64
    /// After so long, entries that don't follow the durable log are taken for ones that nothing is there to follow, in
    /// microseconds.
    let patience: Int64
    let now: @Sendable () -> Int64

    /// Copies a session whole, all that was acknowledged when the call began: from memory, then from the hot store.
    ///
    /// - Parameter leavingNew: whether it is done when more has come meanwhile, which is for the next round: who chases a
    ///   writer commits few entries each time, and slows it.
    func flush(_ reference: SessionReference, leavingNew: Bool = false) throws {
        guard let session = try flushMemory(reference) else { return try removeForeign(reference) }
        if leavingNew, pending.holds(session.head.sequence + 1, of: reference) { return }
        try flushHot(session)
        // What the hot store had no more is missing for good, or another process remembers it.
        try flushAlone(reference)
    }

    /// Copies what this process remembers of a session; answers the durable session then, or `nil` where there is none.
    func flushMemory(_ reference: SessionReference) throws -> Session? {
        let session = try durable.session(reference)
        guard let waiting = pending[reference] else { return session }
        guard let session, session.createdAt == waiting.incarnation else {
            pending.drop(reference)
            return session
        }
        var parted = try forgetCovered(session)
        if try !extend(session) { parted = pending[reference]?.inOrder ?? [] }
        try rebase(parted, to: reference)
        let now = try durable.session(reference)
        if let now { loaded.raise(now) }
        return now
    }

    /// Copies what this process remembers of a session, and the hot store can't give: where an entry before is missing
    /// for long, because nobody who lives was told of it, the others take its place.
    func flushAlone(_ reference: SessionReference) throws {
        guard try flushMemory(reference) != nil, let rest = pending[reference] else { return }
        guard now() - rest.since >= patience else { return }
        try rebase(rest.inOrder, to: reference)
    }

    private func rebase(_ entries: [Entry], to reference: SessionReference) throws {
        try rebasing.rebase(entries, to: reference)
        pending.forget(entries, of: reference)
    }

    /// Forgets what another process has copied.
    func releaseCovered(_ reference: SessionReference) throws {
        guard let session = try durable.session(reference), session.createdAt == pending[reference]?.incarnation else {
            return pending.drop(reference)
        }
        _ = try forgetCovered(session)
    }

    /// Stores the entries that follow the log's end; answers whether the log took all that follow by their numbers.
    private func extend(_ session: Session) throws -> Bool {
        var head = session.head
        while true {
            let (run, fence) = pending.run(session.reference, after: head.sequence, limit: Self.batch)
            if run.isEmpty { return true }
            do {
                head = try durable.catchUp(session.reference, with: run, fence: fence)
                pending.forget(run, of: session.reference)
            } catch let error as MultichatError where [.conflict, .damaged].contains(error.code) {
                return false
            }
        }
    }

    /// Forgets what the durable log has already; answers those in whose places it has others.
    private func forgetCovered(_ session: Session) throws -> [Entry] {
        let reference = session.reference
        let older = pending[reference]?.inOrder.filter { $0.sequence <= session.head.sequence } ?? []
        guard let first = older.first, let last = older.last else { return [] }
        var chains: [Int: Digest] = [:]
        try durable.forEachPage(EntryQuery(reference, from: first.sequence, through: last.sequence)) { page in
            for entry in page { chains[entry.sequence] = entry.chain }
        }
        pending.forget(older.filter { chains[$0.sequence] == $0.chain }, of: reference)
        return older.filter { chains[$0.sequence] != $0.chain }
    }
}
