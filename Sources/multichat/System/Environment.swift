#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The variables of the environment that the command reads.
enum Environment {
    /// The value of a variable; `nil` where it is unset or empty.
    ///
    /// - Throws: ``UsageError`` where the value isn't UTF-8.
    static func value(_ name: String) throws -> String? {
        guard let pointer = getenv(name), pointer.pointee != 0 else { return nil }
        guard let text = String(validatingCString: pointer) else {
            throw UsageError("The variable \(name) is not valid UTF-8.")
        }
        return text
    }

    /// Whether a variable is set to anything but nothing, in whatever encoding.
    static func isSet(_ name: String) -> Bool { getenv(name).map { $0.pointee != 0 } ?? false }
}
