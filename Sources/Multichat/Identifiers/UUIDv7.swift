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
            guard bytes.count == 36 else { return nil }
            var words: [UInt64] = [0, 0]
            var digits = 0
            for (place, byte) in bytes.enumerated() {
                if place == 8 || place == 13 || place == 18 || place == 23 {
                    guard byte == UInt8(ascii: "-") else { return nil }
                } else {
                    guard !(0x41...0x46).contains(byte), let value = Hex.value(byte) else { return nil }
                    words[digits / 16] = words[digits / 16] << 4 | UInt64(value)
                    digits += 1
                }
            }
            return (words[0], words[1])
        }
    }
}
