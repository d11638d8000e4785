/// Durations as people write them: `500ms`, `90s`, `15m`, `12h`, `30d`, `2w`, or several such parts as in `1d12h`.
package enum TimeSpan {
    /// The microseconds of a text.
    ///
    /// - Parameter allowsZero: whether `0s` is a duration too.
    /// - Throws: ``MultichatError`` with the code `invalid`.
    package static func microseconds(_ text: String, allowingZero allowsZero: Bool = false) throws -> Int64 {
        var total: Int64 = 0
        var rest = text.utf8[...]
        repeat {
            guard let part = part(&rest) else { throw malformed }
            let (sum, overflow) = total.addingReportingOverflow(part)
            guard !overflow else { throw malformed }
            total = sum
        } while !rest.isEmpty
        guard total > 0 || allowsZero else {
            throw MultichatError(.invalid, "The duration must be greater than zero.", hint: malformed.hint)
        }
        return total
    }

    /// The text of a duration, in the largest unit that it is a whole number of.
    package static func text(_ time: Int64) -> String {
        let unit = units.first { time % $0.microseconds == 0 } ?? ("ms", 1000)
        return "\(time / unit.microseconds)\(unit.name)"
    }

    /// Takes a number and its unit off the front.
    private static func part(_ text: inout Substring.UTF8View) -> Int64? {
        let digits = text.prefix { (0x30...0x39).contains($0) }
        let name = text[digits.endIndex...].prefix { !(0x30...0x39).contains($0) }
        text = text[name.endIndex...]
        guard let count = Int64(String(Substring(digits))),
            let unit = units.first(where: { $0.name.utf8.elementsEqual(name) })
        else { return nil }
        let (time, overflow) = count.multipliedReportingOverflow(by: unit.microseconds)
        return overflow ? nil : time
    }

    /// The largest first.
    private static let units: [(name: String, microseconds: Int64)] = [
        ("w", 604_800_000_000), ("d", 86_400_000_000), ("h", 3_600_000_000), ("m", 60_000_000), ("s", 1_000_000),
        ("ms", 1000),
    ]

    private static let malformed = MultichatError(
        .invalid, "The duration can't be read.", hint: "Write a number and a unit: 500ms, 90s, 15m, 12h, 30d or 2w.")
}
