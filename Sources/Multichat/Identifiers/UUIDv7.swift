/// Ids that sort by the time of their making: UUID version 7 (RFC 9562), in lower case.
///
/// The 12 bits behind the version carry the microseconds within the millisecond, so that ids of one writer stay in
/// order below it.
public enum UUIDv7 {
    /// Makes an id of a time and 62 random bits.
    public static func make(at time: Timestamp, random: UInt64) -> String {
        let micros = UInt64(clamping: time.microseconds)
        let fraction = micros % 1000 * 4096 / 1000
        let high = (micros / 1000) << 16 | 0x7000 | fraction
        let low = random & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        return text(high: high, low: low)
    }

    /// The 36 characters of a UUID's 128 bits.
    public static func text(high: UInt64, low: UInt64) -> String {
        String(unsafeUninitializedCapacity: 36) { buffer in
            write(high >> 32, digits: 8, to: buffer, at: 0)
            write(high >> 16, digits: 4, to: buffer, at: 9)
            write(high, digits: 4, to: buffer, at: 14)
            write(low >> 48, digits: 4, to: buffer, at: 19)
            write(low, digits: 12, to: buffer, at: 24)
            buffer[8] = UInt8(ascii: "-")
            buffer[13] = UInt8(ascii: "-")
            buffer[18] = UInt8(ascii: "-")
            buffer[23] = UInt8(ascii: "-")
            return 36
        }
    }

    /// Writes the lowest digits of a word.
    @inline(__always)
    private static func write(
        _ word: UInt64, digits: Int, to buffer: UnsafeMutableBufferPointer<UInt8>, at place: Int
    ) {
        var rest = word
        for index in (place..<place + digits).reversed() {
            let digit = UInt8(truncatingIfNeeded: rest & 0xF)
            buffer[index] = digit < 10 ? 0x30 + digit : 0x57 + digit
            rest >>= 4
        }
    }

    /// The 128 bits of a canonical lower-case UUID of any version, or `nil` for any other text.
    public static func bits(_ text: String) -> (high: UInt64, low: UInt64)? {
        var text = text
        return text.withUTF8 { bytes in
            let hyphen = UInt8(ascii: "-")
            guard bytes.count == 36, bytes[8] == hyphen, bytes[13] == hyphen, bytes[18] == hyphen, bytes[23] == hyphen
            else { return nil }
            var (high, low): (UInt64, UInt64) = (0, 0)
            let isHex =
                read(bytes, 0..<8, into: &high) && read(bytes, 9..<13, into: &high)
                && read(bytes, 14..<18, into: &high) && read(bytes, 19..<23, into: &low)
                && read(bytes, 24..<36, into: &low)
            return isHex ? (high, low) : nil
        }
    }

    /// Adds lower-case hexadecimal digits to a word; `false` where others are among them.
    @inline(__always)
    private static func read(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, into word: inout UInt64) -> Bool
    {
        for place in range {
            let byte = bytes[place]
            guard !(0x41...0x46).contains(byte), let value = Hex.value(byte) else { return false }
            word = word << 4 | UInt64(value)
        }
        return true
    }
}
