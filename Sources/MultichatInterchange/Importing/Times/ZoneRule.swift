import Multichat

/// The rule at the end of a time zone's file, as in POSIX: `CET-1CEST,M3.5.0,M10.5.0/3`.
struct ZoneRule: Sendable {
    /// When the clocks are changed, every year.
    private struct Change {
        var month: Int64
        /// Which one in the month; 5 is the last.
        var week: Int64
        /// Days behind Sunday.
        var weekday: Int64
        /// Seconds behind midnight, by the clocks before the change.
        var time: Int64 = 7200

        /// The time of a year, as if the clocks showed UTC.
        func seconds(in year: Int64) -> Int64 {
            let first = CivilDate(year: year, month: month, day: 1).daysSince1970
            // The first day of 1970 was a Thursday.
            let weekdayOfFirst = ((first + 4) % 7 + 7) % 7
            var day = first + (weekday - weekdayOfFirst + 7) % 7 + (week - 1) * 7
            if CivilDate(daysSince1970: day).month != month { day -= 7 }
            return day * 86_400 + time
        }
    }

    /// Seconds east of UTC, and in summer.
    private let standard: Int64
    private var summer: Int64
    private var changes: (start: Change, end: Change)?

    /// Reads a rule; `nil` where it is none, or one that counts days in a way that no zone uses.
    init?(_ text: String) {
        let parts = text.split(separator: ",")
        let name = /<[^>]*>|[A-Za-z]+/
        guard let names = parts.first, names.prefixMatch(of: name) != nil else { return nil }
        let offsets = names.split(separator: name, omittingEmptySubsequences: true).map { Self.seconds($0) }
        guard let west = offsets.first ?? nil else { return nil }
        standard = -west
        summer = standard + 3600
        if offsets.count > 1, let west = offsets[1] { summer = -west }
        guard parts.count > 1 else { return }
        guard parts.count == 3, let start = Self.change(parts[1]), let end = Self.change(parts[2]) else { return nil }
        changes = (start, end)
    }

    /// Seconds east of UTC at a time in seconds since 1970.
    func secondsEast(at time: Int64) -> Int64 {
        guard let changes else { return standard }
        let days = (Double(time + standard) / 86_400).rounded(.down)
        let year = CivilDate(daysSince1970: Int64(days)).year
        let start = changes.start.seconds(in: year) - standard
        let end = changes.end.seconds(in: year) - summer
        let isSummer = start < end ? start <= time && time < end : time < end || start <= time
        return isSummer ? summer : standard
    }

    private static func change(_ text: Substring) -> Change? {
        let parts = text.split(separator: "/")
        let numbers = parts[0].dropFirst().split(separator: ".").compactMap { Int64($0) }
        guard parts[0].hasPrefix("M"), numbers.count == 3, 1...12 ~= numbers[0], 1...5 ~= numbers[1] else { return nil }
        var change = Change(month: numbers[0], week: numbers[1], weekday: numbers[2])
        guard parts.count > 1 else { return change }
        guard let time = seconds(parts[1]) else { return nil }
        change.time = time
        return change
    }

    /// Reads `-5:30` and the like as seconds.
    private static func seconds(_ text: Substring) -> Int64? {
        let digits = text.first == "-" || text.first == "+" ? text.dropFirst() : text
        var seconds: Int64 = 0
        var unit: Int64 = 3600
        for part in digits.split(separator: ":", omittingEmptySubsequences: false) {
            guard let number = Int64(part), number <= 1000 else { return nil }
            seconds += number * unit
            unit /= 60
        }
        return text.first == "-" ? -seconds : seconds
    }
}
