import Multichat
import Synchronization

/// The sessions whose hot copies this process has compared with the durable ones.
final class LoadedSessions: Sendable {
    /// What the durable store has of a session, at least.
    struct Floor: Sendable {
        /// When the session was made.
        var incarnation: Timestamp
        /// The last sequence: a hot log that is behind it has lost entries.
        var sequence: Int
        /// When the session is gone, if nothing more is copied.
        var end: Timestamp?

        init(_ session: Session) {
            incarnation = session.createdAt
            sequence = session.head.sequence
            end = session.expiresAt
        }
    }

    private static let capacity = 100_000
    private let floors = Mutex<[SessionReference: Floor]>([:])

    subscript(session: SessionReference) -> Floor? {
        get { floors.withLock { $0[session] } }
        set {
            floors.withLock { floors in
                if newValue != nil, floors.count >= Self.capacity { floors.removeAll() }
                floors[session] = newValue
            }
        }
    }

    /// Raises the floor of a session that is known.
    func raise(_ session: Session) {
        floors.withLock { floors in
            guard let floor = floors[session.reference], floor.sequence < session.head.sequence else { return }
            floors[session.reference] = Floor(session)
        }
    }

    /// Forgets all, so that every session is compared again.
    func clear() { floors.withLock { $0.removeAll() } }
}
