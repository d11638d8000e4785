import Multichat
import MultichatFiles

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A file with a secret that a process is given without a command line that others can see.
package enum SecretFile {
    /// The first line of a file of mode 0600; `nil` where it is empty.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - variable: the variable of the environment that names it, for errors.
    /// - Throws: ``MultichatError``: `permission` for a file that others can read, `notFound` or `io` for one that
    ///   can't be read.
    package static func line(of path: String, namedBy variable: String) throws(MultichatError) -> String? {
        func unusable(_ code: ErrorCode, _ words: String, _ hint: String) -> MultichatError {
            MultichatError(code, "The file that \(variable) names \(words).", hint: hint)
        }
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
            throw unusable(.invalid, "isn't UTF-8", "Write the secret in its first line.")
        }
        return text.isEmpty ? nil : text
    }
}
