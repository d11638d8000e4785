import Multichat

/// Durations on the command line.
enum Duration {
    /// The microseconds of `90s`, `15m`, `12h`, `30d`, `2w`, or of several such parts: `1d12h`.
    ///
    /// - Parameter allowsZero: whether `0s` has a meaning, such as at once.
    static func microseconds(_ text: String, allowingZero allowsZero: Bool = false) throws -> Int64 {
        do {
            return try TimeSpan.microseconds(text, allowingZero: allowsZero)
        } catch let error as MultichatError {
            throw UsageError(error.message, hint: error.hint)
        }
    }
}
