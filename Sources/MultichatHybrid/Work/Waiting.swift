import Dispatch
import Synchronization

/// Threads that wait until something has changed.
struct Waiting: ~Copyable, Sendable {
    private let waiting = Mutex<[DispatchSemaphore]>([])

    /// Waits until ``notify()`` is called after this call began, or a time is over.
    ///
    /// - Parameter isChanged: asked once more when the thread would be told of a change.
    func wait(microseconds: Int64, unless isChanged: () -> Bool) {
        let semaphore = DispatchSemaphore(value: 0)
        waiting.withLock { $0.append(semaphore) }
        if !isChanged() { _ = semaphore.wait(timeout: .now() + .microseconds(Int(clamping: microseconds))) }
        waiting.withLock { $0.removeAll { $0 === semaphore } }
    }

    /// Waits a moment before something is asked again.
    func pause() { wait(microseconds: 5000) { false } }

    /// Wakes all that wait.
    func notify() {
        let woken = waiting.withLock { waiting in
            defer { waiting.removeAll() }
            return waiting
        }
        for semaphore in woken { semaphore.signal() }
    }
}
