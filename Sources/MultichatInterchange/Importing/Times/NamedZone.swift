import Multichat
import Synchronization

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The system's time zone database, through the C library's `mktime`.
enum NamedZone {
    /// The C library knows one zone at a time: that of the variable `TZ`.
    private static let lock = Mutex(())

    /// Whether the database has a zone of that name.
    static func exists(_ name: String) -> Bool {
        guard !name.isEmpty, !name.hasPrefix("/"), !name.hasPrefix("."), !name.contains("..") else { return false }
        var status = stat()
        return stat("/usr/share/zoneinfo/\(name)", &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// The time at which the zone's clocks show that; the earlier where they show it twice.
    static func utc(_ local: Timestamp, in name: String) -> Timestamp {
        let fraction = (local.microseconds % 1_000_000 + 1_000_000) % 1_000_000
        var seconds = time_t((local.microseconds - fraction) / 1_000_000)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        parts.tm_isdst = -1
        let shifted = lock.withLock { _ in
            let before = getenv("TZ").map { String(cString: $0) }
            setenv("TZ", ":" + name, 1)
            tzset()
            defer {
                if let before { setenv("TZ", before, 1) } else { unsetenv("TZ") }
                tzset()
            }
            return mktime(&parts)
        }
        return Timestamp(microseconds: Int64(shifted) * 1_000_000 + fraction)
    }
}
