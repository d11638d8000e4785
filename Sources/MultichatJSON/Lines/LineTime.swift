import Multichat

/// Writes and reads times as RFC 3339 text; it keeps the last day, as the calendar costs more than all the digits.
struct LineTime {
    /// The bytes of `2026-01-31T12:00:00.000000Z`.
    static let count = 27

    private var day = Int64.min
    private var text: [UInt8] = []

    /// Writes a time, quotes included.
    mutating func write(_ time: Timestamp, to writer: inout JSONWriter) {
        let micros = time.microseconds
        let (quotient, remainder) = micros.quotientAndRemainder(dividingBy: Self.microsecondsADay)
        let start = (remainder < 0 ? quotient - 1 : quotient) * Self.microsecondsADay
        if start != day {
            day = start
            text = Array(RFC3339.string(Timestamp(microseconds: start)).utf8.prefix(10))
        }
        writer.raw("\"")
        writer.bytes.append(contentsOf: text)
        let seconds = Int(micros - start) / 1_000_000
        append(seconds / 3600, 2, UInt8(ascii: "T"), &writer.bytes)
        append(seconds / 60 % 60, 2, UInt8(ascii: ":"), &writer.bytes)
        append(seconds % 60, 2, UInt8(ascii: ":"), &writer.bytes)
        append(Int(micros - start) % 1_000_000, 6, UInt8(ascii: "."), &writer.bytes)
        writer.raw("Z\"")
    }

    /// Reads the 27 bytes of a time that ``write(_:to:)`` wrote.
    mutating func read(_ bytes: UnsafeRawBufferPointer) -> Timestamp? {
        guard bytes.count == Self.count else { return nil }
        let date = bytes[..<10]
        if !date.elementsEqual(text) {
            guard let start = RFC3339.parse(String(decoding: date, as: UTF8.self)) else { return nil }
            day = start.microseconds
            text = Array(date)
        }
        let hours = digits(bytes, 11, 2) * 3600
        let seconds = hours + digits(bytes, 14, 2) * 60 + digits(bytes, 17, 2)
        return Timestamp(microseconds: day + Int64(seconds * 1_000_000 + digits(bytes, 20, 6)))
    }

    private static let microsecondsADay: Int64 = 86_400_000_000

    private func append(_ value: Int, _ width: Int, _ before: UInt8, _ bytes: inout [UInt8]) {
        bytes.append(before)
        var scale = width == 2 ? 10 : 100_000
        while scale > 0 {
            bytes.append(UInt8(0x30 + value / scale % 10))
            scale /= 10
        }
    }

    /// The number of some digits; the line's checksum vouches for their being such.
    private func digits(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ count: Int) -> Int {
        var value = 0
        for place in start..<start + count { value = value * 10 + Int(bytes[place] &- 0x30) }
        return value
    }
}
