import Dispatch

// Its field is written by one thread and read by another only with the semaphore in between.
/// A thread that waits for a connection.
final class PoolWaiter: @unchecked Sendable {
    private let semaphore = DispatchSemaphore(value: 0)
    /// What was handed over, once it was woken; none where it is to open one.
    private(set) var connection: Connection?

    /// Waits; answers whether it was woken in time.
    func wait(until deadline: MonotonicTime) -> Bool {
        semaphore.wait(timeout: .now() + .milliseconds(Int(deadline.millisecondsLeft))) == .success
    }

    /// Waits for as long as it takes.
    func wait() { semaphore.wait() }

    /// Wakes the thread.
    func wake(with connection: Connection?) {
        self.connection = connection
        semaphore.signal()
    }
}
