extension CRC32C {
    /// Eight tables of 256 words: the table k advances a byte over k further zero bytes.
    // Filled before its first use, never changed, never freed.
    private nonisolated(unsafe) static let tables: UnsafePointer<UInt32> = makeTables()

    private static func makeTables() -> UnsafePointer<UInt32> {
        let polynomial: UInt32 = 0x82F6_3B78
        let tables = UnsafeMutablePointer<UInt32>.allocate(capacity: 8 * 256)
        for byte in 0..<256 {
            var word = UInt32(byte)
            for _ in 0..<8 { word = word & 1 == 0 ? word >> 1 : word >> 1 ^ polynomial }
            tables[byte] = word
        }
        for place in 256..<8 * 256 {
            let shorter = tables[place - 256]
            tables[place] = tables[Int(shorter & 0xFF)] ^ shorter >> 8
        }
        return UnsafePointer(tables)
    }

    /// Advances the inverted checksum by tables, eight bytes a step.
    package static func software(_ state: UInt32, _ bytes: UnsafeRawBufferPointer) -> UInt32 {
        let tables = tables
        var state = state
        var place = 0
        while bytes.count - place >= 8 {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)) ^ UInt64(state)
            state = 0
            for lane in 0..<8 {
                state ^= tables[(7 - lane) << 8 | Int(word >> UInt64(8 * lane) & 0xFF)]
            }
            place += 8
        }
        while place < bytes.count {
            state = tables[Int((state ^ UInt32(bytes[place])) & 0xFF)] ^ state >> 8
            place += 1
        }
        return state
    }
}
