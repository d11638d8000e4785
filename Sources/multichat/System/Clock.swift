#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A clock for measuring how long things take.
enum Clock {
    /// Microseconds since some moment; it never goes back.
    static func now() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int(time.tv_sec) * 1_000_000 + Int(time.tv_nsec) / 1000
    }
}
