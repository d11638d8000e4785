import CHiredis

/// The variables that this process was given.
enum Environment {
    /// A variable's value, unless it is missing or empty.
    static func value(_ name: String) -> String? {
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(cString: value)
    }
}
