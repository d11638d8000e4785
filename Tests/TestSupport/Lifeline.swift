#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A connection that this process alone writes to, so that whoever reads it learns when this process is gone.
///
/// However it goes, the system closes its end: a program that watches the other one can't outlive it.
struct Lifeline {
    /// Where a child reads. It stays open here too, so that writing never raises SIGPIPE.
    let reading: Int32
    private let writing: Int32

    /// Makes it; neither end reaches programs that are started, unless one is handed to them.
    init?() {
        var ends: [Int32] = [0, 0]
        guard Self.open(&ends) == 0 else { return nil }
        reading = ends[0]
        writing = ends[1]
    }

    /// Tells the child that it need not watch any longer.
    func release() {
        _ = write(writing, "\n", 1)
        close(writing)
        close(reading)
    }

    private static func open(_ ends: inout [Int32]) -> Int32 {
        #if canImport(Darwin)
            let answer = socketpair(AF_UNIX, SOCK_STREAM, 0, &ends)
            for end in ends where answer == 0 { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            return answer
        #else
            return socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends)
        #endif
    }
}
