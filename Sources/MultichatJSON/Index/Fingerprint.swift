import Multichat

/// 64-bit fingerprints of ids and keys: what the indexes hold instead of the texts.
///
/// They are stored in index files, so the function never changes; equal ones are compared by the entries themselves.
enum Fingerprint {
    /// The fingerprint of an entry id.
    static func of(_ id: EntryID) -> UInt64 { make(id.text, seed: 0x9E37_79B9_7F4A_7C15) }

    /// The fingerprint of a key.
    static func of(_ key: EntryKey) -> UInt64 { make(key.text, seed: 0xC2B2_AE3D_27D4_EB4F) }

    private static func make(_ text: String, seed: UInt64) -> UInt64 {
        var text = text
        return text.withUTF8 { bytes in
            let bytes = UnsafeRawBufferPointer(bytes)
            var state = mix(seed ^ UInt64(bytes.count))
            var place = 0
            while bytes.count - place >= 8 {
                let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
                state = mix(state ^ word)
                place += 8
            }
            var rest: UInt64 = 0
            while place < bytes.count {
                rest = rest << 8 | UInt64(bytes[place])
                place += 1
            }
            return mix(state ^ rest)
        }
    }

    /// Spreads every bit over the word (the finalizer of MurmurHash3, by Austin Appleby, public domain).
    @inline(__always) private static func mix(_ value: UInt64) -> UInt64 {
        var value = value
        value = (value ^ value >> 33) &* 0xFF51_AFD7_ED55_8CCD
        value = (value ^ value >> 33) &* 0xC4CE_B9FE_1A85_EC53
        return value ^ value >> 33
    }
}
