import Dispatch
import Synchronization

/// Runs a job on a thread of its own: soon after it was asked for, and every so often.
final class Worker: Sendable {
    private struct State {
        var isWanted = false
        var isStopped = false
    }

    private let state = Mutex(State())
    private let signal = DispatchSemaphore(value: 0)
    private let stopping = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)
    private let delay: Int64
    private let interval: Int64
    private let job: @Sendable () -> Void

    /// Makes a worker.
    ///
    /// - Parameters:
    ///   - name: what debuggers call its thread.
    ///   - delay: how long after it was asked for the job begins, in microseconds, so that one run serves many.
    ///   - interval: after so many microseconds it runs unasked.
    ///   - job: what it does.
    init(_ name: String, delay: Int64, interval: Int64, _ job: @escaping @Sendable () -> Void) {
        self.delay = delay
        self.interval = interval
        self.job = job
        DispatchQueue(label: "multichat.\(name)").async { self.run() }
    }

    /// Asks for the job.
    func wake() {
        let isFirst = state.withLock { state in
            defer { state.isWanted = true }
            return !state.isWanted
        }
        if isFirst { signal.signal() }
    }

    /// Ends the worker; returns when a job that runs is done.
    func stop() {
        let isFirst = state.withLock { state in
            defer { state.isStopped = true }
            return !state.isStopped
        }
        guard isFirst else { return }
        stopping.signal()
        signal.signal()
        ended.wait()
    }

    private func run() {
        while !state.withLock({ $0.isStopped }) {
            let isAsked = signal.wait(timeout: .now() + .microseconds(Int(clamping: interval))) == .success
            if isAsked, stopping.wait(timeout: .now() + .microseconds(Int(clamping: delay))) == .success { break }
            state.withLock { $0.isWanted = false }
            job()
        }
        ended.signal()
    }
}
