import Multichat

/// A member of the set of keys: the key, a NUL, which no key has, and the sequence in 16 digits.
struct KeyMember {
    /// Above every sequence.
    static let greatest = 9_999_999_999_999_999

    let key: EntryKey
    let sequence: Int

    init(_ key: EntryKey, _ sequence: Int) {
        self.key = key
        self.sequence = sequence
    }

    /// Reads a member; `nil` for other bytes.
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count > 17, bytes[bytes.count - 17] == 0 else { return nil }
        guard let sequence = Int(String(decoding: bytes[(bytes.count - 16)...], as: UTF8.self)) else { return nil }
        key = EntryKey(unchecked: String(decoding: bytes[..<(bytes.count - 17)], as: UTF8.self))
        self.sequence = sequence
    }

    /// A bound of ZRANGEBYLEX at a key and a sequence.
    static func bound(_ sign: Character, _ key: EntryKey, _ sequence: Int) -> [UInt8] {
        Array(String(sign).utf8) + name(key, sequence)
    }

    /// The member of a key and a sequence.
    static func name(_ key: EntryKey, _ sequence: Int) -> [UInt8] {
        let digits = String(max(sequence, 0))
        let zeros = [UInt8](repeating: UInt8(ascii: "0"), count: max(16 - digits.utf8.count, 0))
        return Array(key.text.utf8) + [0] + zeros + Array(digits.utf8)
    }

    /// The bound behind all sequences of a key.
    static func behind(_ key: EntryKey) -> [UInt8] { Array("(".utf8) + Array(key.text.utf8) + [1] }

    /// The bound at the first key that begins with a text, or stands behind it.
    static func from(_ text: String) -> [UInt8] { Array("[".utf8) + Array(text.utf8) }
}
