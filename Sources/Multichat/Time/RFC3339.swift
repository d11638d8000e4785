/// Times as text: RFC 3339 in UTC with microseconds, and the reading of its usual variants.
public enum RFC3339 {
    /// The text of a time: 27 characters for the years 0 to 9999.
    public static func string(_ time: Timestamp) -> String {
        guard Timestamp.storable.contains(time) else { return "\(time.microseconds) µs since 1970" }
        let seconds = time.microseconds.flooredQuotient(1_000_000)
        let day = seconds.flooredQuotient(86_400)
        let second = seconds - day * 86_400
        let date = CivilDate(daysSince1970: day)
        return String(unsafeUninitializedCapacity: 27) { bytes in
            var writer = DigitWriter(bytes)
            writer.write(date.year, 4, then: "-")
            writer.write(date.month, 2, then: "-")
            writer.write(date.day, 2, then: "T")
            writer.write(second / 3600, 2, then: ":")
            writer.write(second / 60 % 60, 2, then: ":")
            writer.write(second % 60, 2, then: ".")
            writer.write(time.microseconds - seconds * 1_000_000, 6, then: "Z")
            return writer.count
        }
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
}

/// Writes numbers of fixed width, one behind the other.
private struct DigitWriter {
    private let bytes: UnsafeMutableBufferPointer<UInt8>
    private(set) var count = 0

    init(_ bytes: UnsafeMutableBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func write(_ value: Int64, _ width: Int, then end: Unicode.Scalar) {
        var rest = value
        for place in stride(from: count + width - 1, through: count, by: -1) {
            bytes[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        bytes[count + width] = UInt8(ascii: end)
        count += width + 1
    }
}

extension Int64 {
    /// The quotient rounded towards minus infinity.
    func flooredQuotient(_ divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
