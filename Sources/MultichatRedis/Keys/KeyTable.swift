import Multichat
import Synchronization

/// The names of the keys of the sessions that were used last.
final class KeyTable: Sendable {
    private static let capacity = 4096
    private let prefix: String
    private struct State {
        var names: [SessionReference: SessionKeys] = [:]
        /// The sessions of the keys.
        var sessions: [String: SessionReference] = [:]
    }

    private let state = Mutex(State())

    init(prefix: String) { self.prefix = prefix }

    subscript(reference: SessionReference) -> SessionKeys {
        if let known = state.withLock({ $0.names[reference] }) { return known }
        let made = SessionKeys(reference, prefix: prefix)
        state.withLock { state in
            if state.names.count >= Self.capacity {
                state.names.removeAll(keepingCapacity: true)
                state.sessions.removeAll(keepingCapacity: true)
            }
            state.names[reference] = made
            state.sessions[made.session] = reference
        }
        return made
    }

    /// The session of a key that holds what a session is now, if it was used lately.
    func session(of key: String) -> SessionReference? { state.withLock { $0.sessions[key] } }
}
