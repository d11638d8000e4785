import Dispatch

/// A thread that does a job again and again, an interval apart, until it is stopped.
final class MaintenanceSchedule: Sendable {
    private let pacer: Pacer
    private let wake = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)

    /// Begins at once.
    ///
    /// - Parameters:
    ///   - interval: the microseconds from the end of a job to the next.
    ///   - pacer: what the job rests by; stopped with this.
    ///   - job: answers whether it is to be done again.
    init(every interval: Int64, _ pacer: Pacer, _ job: @escaping @Sendable () -> Bool) {
        self.pacer = pacer
        let (wake, ended) = (wake, ended)
        DispatchQueue(label: "multichat.maintenance", qos: .utility).async {
            while job(), wake.wait(timeout: .now() + .microseconds(Int(clamping: interval))) == .timedOut {}
            ended.signal()
        }
    }

    /// Ends it; returns when a job under way has ended.
    func stop() {
        pacer.stop()
        wake.signal()
        ended.wait()
    }
}
