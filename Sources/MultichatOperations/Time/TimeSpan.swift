import Multichat

/// Durations as people write them: `500ms`, `90s`, `15m`, `12h`, `30d`, `2w`.
enum TimeSpan {
    /// The microseconds of a text of one number and one unit.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid`.
    static func microseconds(_ text: String) throws -> Int64 {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        if let unit = units.first(where: { $0.name == text.dropFirst(digits.count) }), let count = Int64(digits) {
            let (time, overflow) = count.multipliedReportingOverflow(by: unit.microseconds)
            if !overflow, count > 0 { return time }
        }
        throw MultichatError(
            .invalid, "The duration can't be read.", hint: "Write a number and a unit: 500ms, 90s, 15m, 12h, 30d or 2w."
        )
    }

    /// The text of a duration, in the largest unit that it is a whole number of.
    static func text(_ time: Int64) -> String {
        let unit = units.first { time % $0.microseconds == 0 } ?? ("ms", 1000)
        return "\(time / unit.microseconds)\(unit.name)"
    }

    /// The largest first.
    private static let units: [(name: String, microseconds: Int64)] = [
        ("w", 604_800_000_000), ("d", 86_400_000_000), ("h", 3_600_000_000), ("m", 60_000_000), ("s", 1_000_000),
        ("ms", 1000),
    ]
}
