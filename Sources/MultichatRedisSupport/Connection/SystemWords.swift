import CHiredis

/// What error numbers of sockets mean.
enum SystemWords {
    /// The words for a number; numbers that the table doesn't have keep the system's own.
    static func of(_ number: Int32) -> String {
        table[number] ?? "\(String(cString: strerror(number))) (error \(number))"
    }

    private static let table: [Int32: String] = [
        ECONNREFUSED: "nobody listens there",
        ENOENT: "there is no such socket",
        EACCES: "the permission is missing",
        EHOSTUNREACH: "no way leads to the host",
        ENETUNREACH: "no way leads to its network",
        ECONNRESET: "it closed the connection",
        EPIPE: "it closed the connection",
        ETIMEDOUT: "it does not answer",
        EMFILE: "this process has too many files open",
        ENFILE: "the system has too many files open",
    ]
}
