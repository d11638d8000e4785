#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// What stands behind a path.
enum FileKind {
    /// Whether it can be read, though only once: a pipe, a terminal, the standard input.
    static func isStream(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && [S_IFIFO, S_IFCHR].contains(status.st_mode & S_IFMT)
    }

    /// Whether it is a file with content: a pipe or a device would keep its reader waiting.
    static func isRegular(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }
}
