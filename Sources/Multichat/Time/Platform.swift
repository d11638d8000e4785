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
}
