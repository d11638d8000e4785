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

extension Clock {
    /// Waits a moment, shorter than a second.
    static func pause(microseconds: Int) {
        var time = timespec()
        time.tv_nsec = microseconds * 1000
        nanosleep(&time, nil)
    }
}
