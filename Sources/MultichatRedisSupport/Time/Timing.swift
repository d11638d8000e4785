import CHiredis
import Multichat

/// The clock, the waiting and the randomness that a client works with; tests give their own.
public struct Timing: Sendable {
    /// The present moment.
    public var now: @Sendable () -> MonotonicTime
    /// Waits on the calling thread.
    public var sleep: @Sendable (Nanoseconds) -> Void
    /// A random word.
    public var random: @Sendable () -> UInt64

    /// The system's.
    public static let system = Timing(
        now: { MonotonicTime.now() }, sleep: { pause($0) }, random: { Platform.randomWord() })

    /// Names what to work with.
    public init(
        now: @escaping @Sendable () -> MonotonicTime, sleep: @escaping @Sendable (Nanoseconds) -> Void,
        random: @escaping @Sendable () -> UInt64
    ) {
        self.now = now
        self.sleep = sleep
        self.random = random
    }

    /// Sleeps on the calling thread; a signal may end it early.
    private static func pause(_ length: Nanoseconds) {
        var time = timespec(
            tv_sec: Int(length.count / 1_000_000_000), tv_nsec: Int(length.count % 1_000_000_000))
        nanosleep(&time, nil)
    }
}
