/// The keys of one object that were seen so far, compared by what they mean: `"a"` and `"\u0061"` are the same key.
struct JSONKeySet {
    /// Where a key stands, and whether escapes are in it.
    struct Key {
        var range: Range<Int>
        var escaped: Bool
    }

    private var plain: [Range<Int>] = []
    private var hashed: Set<[UInt8]> = []
    private static let plainLimit = 16

    /// Adds a key; answers `false` where it was there.
    mutating func insert(_ key: Key, of input: UnsafeBufferPointer<UInt8>) -> Bool {
        guard hashed.isEmpty, !key.escaped, plain.count < Self.plainLimit else { return insertHashed(key, of: input) }
        let bytes = input[key.range]
        guard !plain.contains(where: { input[$0].elementsEqual(bytes) }) else { return false }
        plain.append(key.range)
        return true
    }

    /// Escapes or many keys: everything moves into a set of unescaped bytes.
    private mutating func insertHashed(_ key: Key, of input: UnsafeBufferPointer<UInt8>) -> Bool {
        for range in plain { hashed.insert(Array(input[range])) }
        plain = []
        return hashed.insert(JSONString.unescape(input[key.range])).inserted
    }
}
