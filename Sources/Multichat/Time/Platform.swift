#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// What differs between operating systems and is needed by the model.
public enum Platform {
    /// The system's clock.
    public static func now() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)
    }

    /// A random word from the operating system's generator.
    public static func randomWord() -> UInt64 { Randomness.system.next() }

    /// Random words from the operating system's generator.
    static func randomWords(_ count: Int) -> [UInt64] {
        var words = [UInt64](repeating: 0, count: count)
        words.withUnsafeMutableBytes { bytes in
            // At most 256 bytes a call, which getentropy gives whole or not at all.
            for start in stride(from: 0, to: bytes.count, by: 256) {
                let length = min(256, bytes.count - start)
                precondition(
                    getentropy(bytes.baseAddress?.advanced(by: start), length) == 0, "the system gives no randomness")
            }
        }
        return words
    }

    /// A clock that never goes back, for waiting.
    public static func monotonicMicroseconds() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
    }

    /// Lets the calling thread wait, whatever signals come meanwhile.
    static func wait(_ duration: Duration) {
        let micros = max(duration.microseconds, 0)
        var wanted = timespec(tv_sec: Int(micros / 1_000_000), tv_nsec: Int(micros % 1_000_000) * 1000)
        var rest = timespec()
        while nanosleep(&wanted, &rest) != 0, errno == EINTR { wanted = rest }
    }

    /// Lets another thread run.
    @usableFromInline static func yield() { sched_yield() }
}
