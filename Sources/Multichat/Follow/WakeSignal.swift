import Synchronization

/// Wakes one task that waits; a wake before the waiting counts.
final class WakeSignal: Sendable {
    private struct State {
        var isSet = false
        var waiting: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    /// Wakes the task that waits, or the next one.
    func set() {
        let waiting = state.withLock { state in
            defer { state.waiting = nil }
            state.isSet = state.waiting == nil
            return state.waiting
        }
        waiting?.resume()
    }

    /// Waits to be woken; a task that is cancelled doesn't wait.
    func wait() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isSet = state.withLock { state in
                    defer { state.isSet = false }
                    if !state.isSet { state.waiting = continuation }
                    return state.isSet
                }
                if isSet { continuation.resume() }
            }
        } onCancel: {
            set()
        }
    }
}
