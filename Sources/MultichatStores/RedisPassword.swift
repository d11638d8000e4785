import Multichat
import MultichatRedisSupport

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The password of Redis that a process is given without a command line that others can see.
enum RedisPassword {
    /// A URL with a password, where it has none itself.
    static func complete(
        _ url: RedisURL, _ password: () throws(MultichatError) -> String?
    ) throws(MultichatError) -> RedisURL {
        var url = url
        if url.options.password == nil { url.options.password = try password().map { Secret($0) } }
        return url
    }

    /// `MULTICHAT_REDIS_PASSWORD`, else the first line of the file that `MULTICHAT_REDIS_PASSWORD_FILE` names.
    ///
    /// - Throws: ``MultichatError``: `permission` for a file that others can read, `notFound` or `io` for one that
    ///   can't be read.
    static func ofEnvironment() throws(MultichatError) -> String? {
        if let password = RedisURL.environmentPassword { return password }
        guard let path = getenv("MULTICHAT_REDIS_PASSWORD_FILE"), path.pointee != 0 else { return nil }
        return try ofFile(String(cString: path))
    }

    /// The first line of a file of mode 0600.
    static func ofFile(_ path: String) throws(MultichatError) -> String? {
        try SecretFile.line(of: path, namedBy: "MULTICHAT_REDIS_PASSWORD_FILE")
    }
}
