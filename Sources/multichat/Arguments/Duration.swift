import MultichatViews

/// Durations on the command line.
enum Duration {
    /// The microseconds of `90s`, `15m`, `12h`, `30d`, `2w`, or of several such parts: `1d12h`.
    static func microseconds(_ text: String) throws -> Int64 {
        guard let duration = DurationText.microseconds(text) else {
            throw UsageError(
                "The duration can't be read.", hint: "Write a number and a unit: 90s, 15m, 12h, 30d or 2w.")
        }
        return duration
    }
}
