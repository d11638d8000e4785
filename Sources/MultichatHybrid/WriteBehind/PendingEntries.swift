import Multichat
import Synchronization

/// Entries that the hot store has acknowledged to this process and the durable one doesn't have: in memory, bounded.
///
/// While the process lives they reach the durable store even if the hot one is lost.
final class PendingEntries: Sendable {
    struct State {
        var sessions: [SessionReference: PendingSession] = [:]
        var count = 0
        var bytes = 0
    }

    let state = Mutex(State())
    let released = Waiting()
    private let options: HybridOptions
    private let now: @Sendable () -> Int64

    init(_ options: HybridOptions, now: @escaping @Sendable () -> Int64) {
        self.options = options
        self.now = now
    }

    /// Waits until there is room.
    ///
    /// - Throws: ``MultichatError`` with the code `unavailable` where none came in time.
    func waitForRoom(_ session: SessionReference) throws {
        let end = now() + options.patience
        while !hasRoom {
            let left = end - now()
            guard left > 0 else {
                throw MultichatError(
                    .unavailable, "The durable store is behind: \(options.queueLimit) entries wait for it.",
                    hint: "Nothing was stored. Look whether its disk works, and try again.", retry: .later
                ).with { $0.session = session.id.text }
            }
            released.wait(microseconds: left) { hasRoom }
        }
    }

    /// Adds what an append stored; answers whether nothing was waiting before.
    func add(_ append: UnflushedAppend, of incarnation: Timestamp, fence: Int) -> Bool {
        guard append.entries?.isEmpty == false else { return false }
        let since = now()
        return state.withLock { state in
            let wasEmpty = state.sessions.isEmpty
            // It is changed in its place: taken out, all that waits would be copied each time.
            let fresh = PendingSession(incarnation, since: since)
            let added = state.sessions[append.receipt.session, default: fresh].add(append, over: fresh, fence: fence)
            state.count += added.count
            state.bytes += added.bytes
            return wasEmpty
        }
    }

    /// The session's entries behind a sequence, without a gap, at most so many, and the highest fence of them.
    func run(_ session: SessionReference, after sequence: Int, limit: Int) -> (entries: [Entry], fence: Int) {
        state.withLock { state in
            guard let session = state.sessions[session] else { return ([], 0) }
            var run: [Entry] = []
            while run.count < limit, let next = session.entries[sequence + run.count + 1] { run.append(next) }
            return (run, session.fence)
        }
    }

    /// Forgets these entries, which the durable store has, and no others that came meanwhile.
    func forget(_ entries: [Entry], of reference: SessionReference) {
        guard !entries.isEmpty else { return }
        state.withLock { state in
            guard var session = state.sessions.removeValue(forKey: reference) else { return }
            for entry in entries where session.entries[entry.sequence]?.chain == entry.chain {
                session.entries[entry.sequence] = nil
                state.count -= 1
                state.bytes -= entry.body.text.utf8.count
                session.since = now()
            }
            guard !session.entries.isEmpty else { return }
            if session.entries[session.last] == nil { session.last = session.entries.keys.max() ?? 0 }
            state.sessions[reference] = session
        }
        released.notify()
    }

    /// Forgets all of a session.
    func drop(_ reference: SessionReference) {
        state.withLock { state in
            guard let session = state.sessions.removeValue(forKey: reference) else { return }
            state.count -= session.entries.count
            for entry in session.entries.values { state.bytes -= entry.body.text.utf8.count }
        }
        released.notify()
    }

    private var hasRoom: Bool {
        state.withLock { $0.count < options.queueLimit && $0.bytes < options.queueBytes }
    }
}
