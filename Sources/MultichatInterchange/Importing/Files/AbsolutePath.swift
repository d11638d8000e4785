#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The whole path of a file, so that its folders can be read from it.
enum AbsolutePath {
    /// The path without links and `..`; the path as given where the system can't tell.
    static func of(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }
}
