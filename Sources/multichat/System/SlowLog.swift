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

    /// Microseconds of `250ms`, or of a duration in seconds and more.
    private static func duration(_ text: String) throws -> Int64 {
        if text.hasSuffix("ms"), let count = Int64(text.dropLast(2)), (0...86_400_000).contains(count) {
            return count * 1000
        }
        do {
            return try Duration.microseconds(text)
        } catch is UsageError {
            throw UsageError("MULTICHAT_SLOW can't be read.", hint: "Write a number and a unit: 250ms, 2s.")
        }
    }
}
