/// How long to wait before the next attempt: twice as long each time up to a limit, and anywhere below that, so that
/// many that failed together don't come back together.
public struct Backoff: Sendable, Equatable {
    /// The longest first pause.
    public var first: Nanoseconds
    /// The longest pause of all.
    public var limit: Nanoseconds

    /// Names the bounds.
    public init(first: Nanoseconds = .milliseconds(10), limit: Nanoseconds = .milliseconds(500)) {
        self.first = first
        self.limit = limit
    }

    /// The pause behind a number of failed attempts, from half of its bound to the whole.
    public func pause(afterFailures failures: Int, random: UInt64) -> Nanoseconds {
        let doublings = min(max(failures, 1) - 1, 30)
        let bound = min(limit.count, first.count << Int64(doublings))
        let half = bound / 2
        return Nanoseconds(half + Int64(random % UInt64(max(bound - half, 0) + 1)))
    }
}
