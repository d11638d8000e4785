import CHiredis

/// A moment of the clock that never goes back.
public struct MonotonicTime: Comparable, Sendable {
    /// Nanoseconds since a moment that differs between machines.
    public var nanoseconds: Int64

    /// Names a moment.
    public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    /// The present moment.
    public static func now() -> MonotonicTime { MonotonicTime(nanoseconds: multichat_redis_monotonic()) }

    /// Whether one moment is before another.
    public static func < (left: MonotonicTime, right: MonotonicTime) -> Bool { left.nanoseconds < right.nanoseconds }

    /// A later moment.
    public static func + (left: MonotonicTime, right: Nanoseconds) -> MonotonicTime {
        MonotonicTime(nanoseconds: left.nanoseconds &+ right.count)
    }

    /// The time from one moment to another.
    public static func - (left: MonotonicTime, right: MonotonicTime) -> Nanoseconds {
        Nanoseconds(left.nanoseconds &- right.nanoseconds)
    }

    /// What is left until this moment, in milliseconds rounded up, and never below zero: what poll(2) takes.
    var millisecondsLeft: Int32 {
        let left = nanoseconds &- multichat_redis_monotonic()
        return left <= 0 ? 0 : Int32(clamping: (left + 999_999) / 1_000_000)
    }
}

/// A length of time.
public struct Nanoseconds: Comparable, Hashable, Sendable {
    /// How many.
    public var count: Int64

    /// Names a length.
    public init(_ count: Int64) { self.count = count }

    /// A length in milliseconds.
    public static func milliseconds(_ count: Int64) -> Nanoseconds { Nanoseconds(count * 1_000_000) }

    /// A length in seconds.
    public static func seconds(_ count: Int64) -> Nanoseconds { Nanoseconds(count * 1_000_000_000) }

    /// Whether one length is shorter than another.
    public static func < (left: Nanoseconds, right: Nanoseconds) -> Bool { left.count < right.count }
}
