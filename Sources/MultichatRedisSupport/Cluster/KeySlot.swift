/// The slot of a cluster that a key belongs to.
public enum KeySlot {
    /// How many slots a cluster has.
    public static let count = 16384

    /// The slot of a key: of what stands between its first `{` and the next `}`, where that isn't empty, and else of
    /// the whole key.
    public static func of(_ key: some Collection<UInt8>) -> Int {
        guard let opening = key.firstIndex(of: UInt8(ascii: "{")) else { return checksum(key) }
        let rest = key[key.index(after: opening)...]
        guard let closing = rest.firstIndex(of: UInt8(ascii: "}")), closing != rest.startIndex else {
            return checksum(key)
        }
        return checksum(rest[..<closing])
    }

    /// The slot of a key.
    public static func of(_ key: String) -> Int { of(key.utf8) }

    /// CRC-16/XMODEM, in the range of the slots.
    private static func checksum(_ bytes: some Sequence<UInt8>) -> Int {
        var crc: UInt16 = 0
        for byte in bytes { crc = crc << 8 ^ table[Int(UInt8(truncatingIfNeeded: crc >> 8) ^ byte)] }
        return Int(crc) % count
    }

    private static let table: [UInt16] = (0..<256).map { index in
        (0..<8).reduce(UInt16(index) << 8) { crc, _ in crc & 0x8000 == 0 ? crc << 1 : crc << 1 ^ 0x1021 }
    }
}
