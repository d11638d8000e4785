/// Times as text: RFC 3339 in UTC with microseconds, and the reading of its usual variants.
public enum RFC3339 {
    /// The text of a time: 27 characters for the years 0 to 9999.
    public static func string(_ time: Timestamp) -> String {
        let seconds = time.microseconds.flooredQuotient(1_000_000)
        let fraction = time.microseconds - seconds * 1_000_000
        let day = seconds.flooredQuotient(86_400)
        let second = seconds - day * 86_400
        let date = CivilDate(daysSince1970: day)
        let parts = [
            pad(date.year, 4), "-", pad(date.month, 2), "-", pad(date.day, 2), "T", pad(second / 3600, 2), ":",
            pad(second / 60 % 60, 2), ":", pad(second % 60, 2), ".", pad(fraction, 6), "Z",
        ]
        return parts.joined()
    }

    /// Reads `YYYY-MM-DD`, optionally followed by `T` or a space, `hh:mm`, `:ss`, a fraction and a zone.
    ///
    /// - Parameters:
    ///   - text: the whole text; anything behind the time makes it unreadable.
    ///   - zone: the offset from UTC in seconds that a text without a zone is read with; `nil` refuses such a text.
    /// - Returns: the time, rounded down to microseconds, or `nil` where the text is no such time.
    public static func parse(_ text: some StringProtocol, zoneless zone: Int64? = 0) -> Timestamp? {
        var reader = TimeReader(Array(text.utf8))
        guard let days = reader.date() else { return nil }
        if reader.isAtEnd { return zone.map { Timestamp(microseconds: (days * 86_400 - $0) * 1_000_000) } }
        guard reader.skip(anyOf: "Tt "), let micros = reader.timeOfDay() else { return nil }
        guard let offset = reader.isAtEnd ? zone : reader.zone(), reader.isAtEnd else { return nil }
        return Timestamp(microseconds: (days * 86_400 - offset) * 1_000_000 + micros)
    }

    private static func pad(_ value: Int64, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}

extension Int64 {
    /// The quotient rounded towards minus infinity.
    func flooredQuotient(_ divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
