import Multichat

/// Reads lower-case hexadecimal digits fast: by a table, without strings.
enum HexDigits {
    // Filled before its first use, never changed, never freed.
    private nonisolated(unsafe) static let values: UnsafePointer<UInt8> = {
        let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
        for byte in 0..<256 {
            table[byte] = UInt8(ascii: "0")...UInt8(ascii: "9") ~= UInt8(byte) ? UInt8(byte - 0x30) : 0xFF
        }
        for byte in 0x61...0x66 { table[byte] = UInt8(byte - 0x57) }
        return UnsafePointer(table)
    }()

    /// Writes the bytes that the digits stand for; `false` where one is no digit, or where there are too few.
    static func read(_ digits: UnsafeRawBufferPointer, into bytes: UnsafeMutableRawBufferPointer) -> Bool {
        guard digits.count == 2 * bytes.count else { return false }
        let table = values
        var seen: UInt8 = 0
        for place in 0..<bytes.count {
            let high = table[Int(digits[2 * place])]
            let low = table[Int(digits[2 * place + 1])]
            seen |= high | low
            bytes[place] = high << 4 | low
        }
        return seen < 0x10
    }

    /// The value of eight digits.
    static func word(_ digits: UnsafeRawBufferPointer) -> UInt32? {
        var value: UInt32 = 0
        let isRead = withUnsafeMutableBytes(of: &value) { read(digits, into: $0) }
        return isRead ? UInt32(bigEndian: value) : nil
    }

    /// The digest of 64 digits.
    static func digest(_ digits: UnsafeRawBufferPointer) -> Digest? {
        var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        return withUnsafeMutableBytes(of: &words) { bytes in
            read(digits, into: bytes) ? Digest(UnsafeRawBufferPointer(bytes)) : nil
        }
    }

    /// The salt of 32 digits.
    static func salt(_ digits: UnsafeRawBufferPointer) -> Salt? {
        var words: (UInt64, UInt64) = (0, 0)
        return withUnsafeMutableBytes(of: &words) { bytes in
            read(digits, into: bytes) ? Salt(UnsafeRawBufferPointer(bytes)) : nil
        }
    }
}
