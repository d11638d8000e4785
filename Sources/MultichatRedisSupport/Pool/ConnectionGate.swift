/// Keeps callers from storming a server that can't be reached: after a failure the next attempt waits, longer each
/// time, and those in between hear of the failure at once.
struct ConnectionGate {
    private let backoff: Backoff
    private var failures = 0
    private var nextAttempt = MonotonicTime(nanoseconds: .min)
    private var last: Fault?

    init(_ backoff: Backoff) { self.backoff = backoff }

    /// The failure to answer without a new attempt, or `nil` where one may be made now.
    ///
    /// Whoever may is the only one for a while.
    mutating func refusal(at now: MonotonicTime, random: UInt64) -> Fault? {
        guard let last else { return nil }
        guard now >= nextAttempt else { return last }
        nextAttempt = now + backoff.pause(afterFailures: failures, random: random)
        return nil
    }

    /// Notes how an attempt went.
    mutating func note(_ fault: Fault?, at now: MonotonicTime, random: UInt64) {
        last = fault
        guard fault != nil else {
            failures = 0
            return
        }
        failures += 1
        nextAttempt = now + backoff.pause(afterFailures: failures, random: random)
    }
}
