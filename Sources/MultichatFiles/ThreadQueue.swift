import Dispatch
import Synchronization

/// Lets the threads of one process through one at a time, in the order of their coming.
///
/// Whoever leaves hands the place to the first in the queue, so nobody overtakes. The thread that leaves needn't be
/// the one that entered.
final class ThreadQueue: Sendable {
    private struct State {
        var isTaken = false
        var waiting: [DispatchSemaphore] = []
    }

    private let state = Mutex(State())

    /// Waits for the place and takes it.
    func enter() {
        let turn: DispatchSemaphore? = state.withLock { state in
            guard state.isTaken else {
                state.isTaken = true
                return nil
            }
            let turn = DispatchSemaphore(value: 0)
            state.waiting.append(turn)
            return turn
        }
        turn?.wait()
    }

    /// Takes the place if it is free.
    func tryEnter() -> Bool {
        state.withLock { state in
            guard !state.isTaken else { return false }
            state.isTaken = true
            return true
        }
    }

    /// Gives the place to the first in the queue, or frees it.
    func leave() {
        let next: DispatchSemaphore? = state.withLock { state in
            if state.waiting.isEmpty {
                state.isTaken = false
                return nil
            }
            return state.waiting.removeFirst()
        }
        next?.signal()
    }
}
