import Multichat
import Synchronization

/// Sessions whose copies are behind: bounded, each there once.
final class CopyQueue: Sendable {
    private struct State {
        var order: [SessionReference] = []
        var waiting: Set<SessionReference> = []
        var dropped = 0
    }

    private let state = Mutex(State())
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    /// Adds a session unless it waits already or the queue is full; answers whether it waits now.
    func add(_ session: SessionReference) -> Bool {
        state.withLock { state in
            if state.waiting.contains(session) { return true }
            guard state.order.count < limit else {
                state.dropped += 1
                return false
            }
            state.waiting.insert(session)
            state.order.append(session)
            return true
        }
    }

    /// Takes all that wait.
    func takeAll() -> [SessionReference] {
        state.withLock { state in
            defer {
                state.order.removeAll(keepingCapacity: true)
                state.waiting.removeAll(keepingCapacity: true)
            }
            return state.order
        }
    }

    /// Counts sessions whose copies were given up; those that wait stay.
    func giveUp(_ count: Int) { state.withLock { $0.dropped += count } }

    /// How many wait, and how many were dropped.
    var counts: (waiting: Int, dropped: Int) { state.withLock { ($0.order.count, $0.dropped) } }
}
