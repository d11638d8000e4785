#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// What differs between operating systems and is needed by the model.
public enum Platform {
    /// The system's clock.
    public static func now() -> Timestamp {
        Timestamp(microseconds: microseconds(of: CLOCK_REALTIME))
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
    public static func monotonicMicroseconds() -> Int64 { microseconds(of: CLOCK_MONOTONIC) }

    /// What a clock says.
    ///
    /// The members of `timespec` can't be named in an optimised build with Dispatch, which sees them in another module;
    /// they are two machine words, seconds and nanoseconds.
    private static func microseconds(of clock: clockid_t) -> Int64 {
        var words = (seconds: 0, nanoseconds: 0)
        withUnsafeMutableBytes(of: &words) { bytes in
            _ = bytes.assumingMemoryBound(to: timespec.self).baseAddress.map { clock_gettime(clock, $0) }
        }
        return Int64(words.seconds) * 1_000_000 + Int64(words.nanoseconds) / 1000
    }

    /// Lets the calling thread wait, whatever signals come meanwhile.
    static func wait(_ duration: Duration) {
        let end = monotonicMicroseconds() + max(duration.microseconds, 0)
        while case let left = end - monotonicMicroseconds(), left > 0 { usleep(UInt32(min(left, 500_000))) }
    }

    /// Lets another thread run.
    @usableFromInline static func yield() { sched_yield() }

    /// Lets another thread run, for the other libraries of the package.
    package static func letOthersRun() { yield() }
}
