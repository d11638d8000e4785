import Multichat
import MultichatFiles

/// The log of slow operations that the environment asks for: `MULTICHAT_SLOW_LOG` names the file, `MULTICHAT_SLOW` the
/// duration from which on an operation is slow (100ms where it is unset).
enum SlowLog {
    /// What is told of slow operations; `nil` where nobody wants to know.
    static func limit() throws -> SlowLimit? {
        guard let path = try Environment.value("MULTICHAT_SLOW_LOG") else { return nil }
        let threshold = try Environment.value("MULTICHAT_SLOW").map(duration) ?? 100_000
        let log = try LineLog(path)
        return SlowLimit(threshold) { log.add($0.line(at: Platform.now()).text) }
    }

    /// Microseconds of `250ms`; zero makes every operation slow.
    private static func duration(_ text: String) throws -> Int64 {
        do {
            return try Duration.microseconds(text, allowingZero: true)
        } catch is UsageError {
            throw UsageError("MULTICHAT_SLOW can't be read.", hint: "Write a number and a unit: 250ms, 2s.")
        }
    }
}
