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

    /// Copies a session whole: from memory, then from the hot store.
    func flush(_ reference: SessionReference) throws {
        guard let session = try flushMemory(reference) else { return try removeForeign(reference) }
        // What has come meanwhile is for the next round: who chases a writer commits few entries each time, and slows it.
        if pending.holds(session.head.sequence + 1, of: reference) { return }
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
        let (head, refused) = try extend(session)
        if try refused || isParted(reference, head) {
            try rebase(waiting, to: reference)
        } else {
            pending.release(reference, through: head.sequence)
        }
        let now = try durable.session(reference)
        if let now { loaded.raise(now) }
        return now
    }

    /// Copies what this process remembers of a session, and the hot store can't give: where an entry before is missing for
    /// long, because nobody who lives was told of it, the others take its place.
    func flushAlone(_ reference: SessionReference) throws {
        guard try flushMemory(reference) != nil, let rest = pending[reference] else { return }
        guard now() - rest.since >= patience, !rest.entries.isEmpty else { return }
        try rebase(rest, to: reference)
    }

    private func rebase(_ waiting: PendingSession, to reference: SessionReference) throws {
        let entries = waiting.entries.values.sorted { $0.sequence < $1.sequence }
        try rebasing.rebase(entries, to: reference)
        pending.forget(entries, of: reference)
    }

    /// Forgets what another process has copied.
    func releaseCovered(_ reference: SessionReference) throws {
        guard let session = try durable.session(reference), session.createdAt == pending[reference]?.incarnation else {
            return pending.drop(reference)
        }
        if try !isParted(reference, session.head) { pending.release(reference, through: session.head.sequence) }
    }

    /// Stores the entries that follow the log's end; answers whether the log refused one that follows by its number.
    private func extend(_ session: Session) throws -> (head: Head, refused: Bool) {
        var head = session.head
        while true {
            let (run, fence) = pending.run(session.reference, after: head.sequence, limit: Self.batch)
            if run.isEmpty { return (head, false) }
            // It may hold entries that came behind what was asked for before, with a higher fence.
            let fence = max(waiting.fence, pending[session.reference]?.fence ?? 0)
            do {
                head = try durable.catchUp(session.reference, with: run, fence: fence)
            } catch let error as MultichatError where [.conflict, .damaged].contains(error.code) {
                return (try durable.required(session.reference).head, true)
            }
        }
    }

    /// Whether the durable log has other entries in place of some that wait.
    private func isParted(_ reference: SessionReference, _ head: Head) throws -> Bool {
        let covered = pending[reference]?.entries.values.filter { $0.sequence <= head.sequence }
        guard let top = covered?.max(by: { $0.sequence < $1.sequence }) else { return false }
        return try top.chain
            != (top.sequence == head.sequence ? head.chain : durable.chain(of: reference, at: top.sequence))
    }
}
