import Dispatch

// Dispatch's sources may be used by any thread.
/// Looks every so often, where nobody tells what happens.
public final class PollingWatch: StoreWatch, @unchecked Sendable {
    private let timer: any DispatchSourceTimer

    /// Begins to call a closure after every so many microseconds, on a thread of its own.
    public init(every interval: Int64, _ look: @escaping @Sendable () -> Void) {
        timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "multichat.poll"))
        let interval = DispatchTimeInterval.microseconds(Int(clamping: interval))
        timer.schedule(deadline: .now() + interval, repeating: interval, leeway: .milliseconds(50))
        timer.setEventHandler(handler: look)
        timer.resume()
    }

    deinit { timer.cancel() }

    /// Ends it.
    public func end() { timer.cancel() }
}
