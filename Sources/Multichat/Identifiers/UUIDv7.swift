/// Ids that sort by the time of their making: UUID version 7 (RFC 9562), in lower case.
///
/// The 12 bits behind the version carry the microseconds within the millisecond, so that ids of one writer stay in
/// order below it.
public enum UUIDv7 {
    /// Makes an id of a time and 62 random bits.
    public static func make(at time: Timestamp, random: UInt64) -> String {
        let micros = UInt64(clamping: time.microseconds)
        let fraction = micros % 1000 * 4096 / 1000
        let high = micros / 1000 << 16 | 0x7000 | fraction
        let low = random & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        return text(high: high, low: low)
    }

    /// The 36 characters of a UUID's 128 bits.
    public static func text(high: UInt64, low: UInt64) -> String {
        String(unsafeUninitializedCapacity: 36) { buffer in
            var place = 0
            for index in 0..<16 {
                if index == 4 || index == 6 || index == 8 || index == 10 {
                    buffer[place] = UInt8(ascii: "-")
                    place += 1
                }
                let word = index < 8 ? high : low
                let byte = UInt8(truncatingIfNeeded: word >> UInt64(56 - index % 8 * 8))
                withUnsafeBytes(of: byte) {
                    _ = Hex.write($0, to: UnsafeMutableBufferPointer(rebasing: buffer[place..<place + 2]))
                }
                place += 2
            }
            return place
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
