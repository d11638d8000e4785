import Dispatch
import Synchronization

/// Work that is waited for only so long.
final class TimedWork<Result: Sendable>: Sendable {
    private let done = DispatchSemaphore(value: 0)
    private let result = Mutex<Swift.Result<Result, any Error>?>(nil)

    /// Runs the closure on a thread of its own, and answers what comes of it in time.
    ///
    /// - Throws: what the closure throws, or ``MultichatError`` with the code `unavailable` after the time.
    static func run(for time: Duration, _ body: @escaping @Sendable () throws -> Result) throws -> Result {
        let work = TimedWork()
        DispatchQueue(label: "workflow step").async {
            let result = Swift.Result { try body() }
            work.result.withLock { $0 = result }
            work.done.signal()
        }
        let micros = Int(clamping: max(time.microseconds, 0))
        guard work.done.wait(timeout: .now() + .microseconds(micros)) == .success,
            let result = work.result.withLock({ $0 })
        else {
            throw MultichatError(.unavailable, "It took longer than its time of \(time).", retry: .later)
        }
        return try result.get()
    }
}
