import Multichat
import Synchronization

extension PendingEntries {
    /// What waits of a session.
    subscript(session: SessionReference) -> PendingSession? { state.withLock { $0.sessions[session] } }

    /// The sessions that wait.
    var sessions: [SessionReference] { state.withLock { Array($0.sessions.keys) } }

    /// The last sequence of a session that was acknowledged and isn't in the durable store; 0 where there is none.
    func last(_ session: SessionReference) -> Int { state.withLock { $0.sessions[session]?.last ?? 0 } }

    /// Whether the entry at a sequence of a session waits.
    func holds(_ sequence: Int, of session: SessionReference) -> Bool {
        state.withLock { $0.sessions[session]?.entries[sequence] != nil }
    }

    /// How many entries wait, and since when the oldest does.
    var counts: (sessions: Int, entries: Int, since: Int64?) {
        state.withLock { ($0.sessions.count, $0.count, $0.sessions.values.map(\.since).min()) }
    }
}
