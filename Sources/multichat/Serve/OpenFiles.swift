#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// How many files and connections this process may have open.
enum OpenFiles {
    /// Raises the limit as far as the system lets it.
    static func raiseLimit() {
        var limit = rlimit()
        guard getrlimit(resource, &limit) == 0 else { return }
        limit.rlim_cur = limit.rlim_max
        _ = setrlimit(resource, &limit)
    }

    #if os(Linux)
        private static let resource = __rlimit_resource_t(7)
    #else
        private static let resource = RLIMIT_NOFILE
    #endif
}
