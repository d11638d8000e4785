/// Durations as people write them.
public enum DurationText {
    /// The microseconds of `90s`, `15m`, `12h`, `30d`, `2w`, or of several such parts: `1d12h`.
    ///
    /// - Returns: `nil` for any other text, for zero, and for more than can be counted.
    public static func microseconds(_ text: String) -> Int64? {
        var total: Int64 = 0
        var digits: Int64?
        for letter in text.utf8 {
            if (0x30...0x39).contains(letter) {
                guard let next = product(digits ?? 0, 10).flatMap({ sum($0, Int64(letter - 0x30)) }) else { return nil }
                digits = next
            } else {
                guard let unit = units[letter], let part = digits.flatMap({ product($0, unit * 1_000_000) }),
                    let next = sum(total, part)
                else { return nil }
                total = next
                digits = nil
            }
        }
        return digits == nil && total > 0 ? total : nil
    }

    private static let units: [UInt8: Int64] = [
        UInt8(ascii: "s"): 1, UInt8(ascii: "m"): 60, UInt8(ascii: "h"): 3600, UInt8(ascii: "d"): 86_400,
        UInt8(ascii: "w"): 604_800,
    ]

    private static func product(_ left: Int64, _ right: Int64) -> Int64? {
        let (result, overflow) = left.multipliedReportingOverflow(by: right)
        return overflow ? nil : result
    }

    private static func sum(_ left: Int64, _ right: Int64) -> Int64? {
        let (result, overflow) = left.addingReportingOverflow(right)
        return overflow ? nil : result
    }
}
