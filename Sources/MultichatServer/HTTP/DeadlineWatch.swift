import Dispatch

/// Cuts connections whose deadline has passed, some times a second.
final class DeadlineWatch: Sendable {
    // A timer is used from one queue alone; cancelling it is safe from everywhere.
    private nonisolated(unsafe) let timer: any DispatchSourceTimer

    init(_ peers: PeerTable) {
        timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "multichat.deadlines"))
        timer.schedule(deadline: .now() + .milliseconds(250), repeating: .milliseconds(250))
        timer.setEventHandler { peers.cutOverdue() }
        timer.resume()
    }

    /// Ends it.
    func stop() { timer.cancel() }
}
