import Multichat
import MultichatFiles
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
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw unusable(.notFound, "isn't there", "Write it with mode 0600, or unset the variable.")
        }
        guard status.st_mode & 0o077 == 0 else {
            throw unusable(.permission, "can be read by others", "Run `chmod 600` on it.")
        }
        guard let bytes = try? File(path, .read).contents(limit: 64 << 10) else {
            throw unusable(.io, "can't be read", "Look at its folder's rights.")
        }
        let line = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        guard let text = String(validating: line, as: UTF8.self) else {
            throw unusable(.invalid, "isn't UTF-8", "Write the password in its first line.")
        }
        return text.isEmpty ? nil : text
    }

    private static func unusable(_ code: ErrorCode, _ words: String, _ hint: String) -> MultichatError {
        MultichatError(code, "The file that MULTICHAT_REDIS_PASSWORD_FILE names \(words).", hint: hint)
    }
}
