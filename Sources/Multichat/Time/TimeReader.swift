/// Reads the parts of a time from bytes, from left to right.
struct TimeReader {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { place == bytes.count }

    /// `YYYY-MM-DD` as days since 1970.
    mutating func date() -> Int64? {
        guard let year = digits(4), skip(anyOf: "-"), let month = digits(2), skip(anyOf: "-"), let day = digits(2)
        else { return nil }
        let date = CivilDate(year: year, month: month, day: day)
        return (1...12).contains(month) && date.isValid ? date.daysSince1970 : nil
    }

    /// `hh:mm[:ss[.fraction]]` as microseconds.
    mutating func timeOfDay() -> Int64? {
        guard let hour = digits(2), hour < 24, skip(anyOf: ":"), let minute = digits(2), minute < 60 else { return nil }
        var micros = (hour * 60 + minute) * 60_000_000
        guard skip(anyOf: ":") else { return micros }
        guard let second = digits(2), second <= 60 else { return nil }
        micros += second * 1_000_000
        guard skip(anyOf: ".,") else { return micros }
        return fraction().map { micros + $0 }
    }

    /// `Z`, `+hh:mm`, `-hhmm` or `+hh` as seconds east of UTC; a space may stand before it.
    mutating func zone() -> Int64? {
        _ = skip(anyOf: " ")
        if skip(anyOf: "Zz") { return 0 }
        let sign: Int64 = skip(anyOf: "-") ? -1 : 1
        guard sign < 0 || skip(anyOf: "+"), let hours = digits(2), hours < 24 else { return nil }
        guard !isAtEnd else { return sign * hours * 3600 }
        _ = skip(anyOf: ":")
        guard let minutes = digits(2), minutes < 60 else { return nil }
        return sign * (hours * 3600 + minutes * 60)
    }

    /// Goes over one byte if it is one of these.
    mutating func skip(anyOf set: StaticString) -> Bool {
        guard place < bytes.count else { return false }
        let byte = bytes[place]
        guard set.withUTF8Buffer({ $0.contains(byte) }) else { return false }
        place += 1
        return true
    }

    private mutating func digits(_ count: Int) -> Int64? {
        guard place + count <= bytes.count else { return nil }
        var value: Int64 = 0
        for byte in bytes[place..<place + count] {
            guard (0x30...0x39).contains(byte) else { return nil }
            value = value * 10 + Int64(byte - 0x30)
        }
        place += count
        return value
    }

    /// Digits behind the decimal point, as microseconds; more than six are cut.
    private mutating func fraction() -> Int64? {
        var value: Int64 = 0
        var scale: Int64 = 1_000_000
        let start = place
        while place < bytes.count, (0x30...0x39).contains(bytes[place]) {
            if scale > 1 {
                scale /= 10
                value += Int64(bytes[place] - 0x30) * scale
            }
            place += 1
        }
        return place > start ? value : nil
    }
}
