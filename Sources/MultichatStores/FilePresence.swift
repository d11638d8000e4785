#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Looks for files.
enum FilePresence {
    /// Whether a path leads to anything; what can't be looked at counts, so that opening it tells why.
    static func exists(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 || errno != ENOENT
    }
}
