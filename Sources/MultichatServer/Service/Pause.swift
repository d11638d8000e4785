#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Waits a moment between two looks.
enum Pause {
    /// Five milliseconds.
    static func short() { usleep(5000) }
}
