/// Durations on the command line.
enum Duration {
    /// The microseconds of `90s`, `15m`, `12h`, `30d`, `2w`, or of several such parts: `1d12h`.
    static func microseconds(_ text: String) throws -> Int64 {
        var total: Int64 = 0
        var digits: Int64?
        for letter in text.utf8 {
            if (0x30...0x39).contains(letter) {
                digits = try sum(try product(digits ?? 0, 10), Int64(letter - 0x30))
            } else {
                guard let count = digits, let unit = units[letter] else { throw malformed }
                total = try sum(total, try product(count, unit * 1_000_000))
                digits = nil
            }
        }
        guard digits == nil, total > 0 else { throw malformed }
        return total
    }

    private static let units: [UInt8: Int64] = [
        UInt8(ascii: "s"): 1, UInt8(ascii: "m"): 60, UInt8(ascii: "h"): 3600, UInt8(ascii: "d"): 86_400,
        UInt8(ascii: "w"): 604_800,
    ]

    private static let malformed = UsageError(
        "The duration can't be read.", hint: "Write a number and a unit: 90s, 15m, 12h, 30d or 2w.")

    private static func product(_ left: Int64, _ right: Int64) throws -> Int64 {
        let (result, overflow) = left.multipliedReportingOverflow(by: right)
        guard !overflow else { throw malformed }
        return result
    }

    private static func sum(_ left: Int64, _ right: Int64) throws -> Int64 {
        let (result, overflow) = left.addingReportingOverflow(right)
        guard !overflow else { throw malformed }
        return result
    }
}
