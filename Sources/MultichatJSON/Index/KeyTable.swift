import Multichat

/// The keys of one segment with the places of their entries, ascending by bytes.
struct KeyTable {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Whether there are no keys.
    var isEmpty: Bool { bytes.isEmpty }

    /// Writes a table: for each key its length (4 bytes), its bytes, the count of places (4) and the places (8 each:
    /// the sequence, shifted left by one, and whether rewinds leave it in place).
    static func write(_ keys: [EntryKey: [KeyPlace]], to writer: inout ByteWriter) {
        for (key, places) in keys.sorted(by: { $0.key < $1.key }) {
            writer.add(UInt32(key.text.utf8.count))
            writer.add(key.text)
            writer.add(UInt32(places.count))
            for place in places { writer.add(place.sequence << 1 | (place.isStructural ? 1 : 0)) }
        }
    }

    /// The places of a key, ascending.
    func places(_ key: EntryKey) -> [KeyPlace] {
        var walk = KeyWalk(bytes)
        while let found = walk.key, found < key { walk.advance() }
        return walk.key == key ? walk.places : []
    }

    /// Goes over the keys behind one and from a prefix on.
    func walk(behind: EntryKey?, prefix: String) -> KeyWalk {
        var walk = KeyWalk(bytes)
        while let key = walk.key, Self.lies(key, before: prefix, behind) { walk.advance() }
        return walk
    }

    private static func lies(_ key: EntryKey, before prefix: String, _ behind: EntryKey?) -> Bool {
        if let behind, key <= behind { return true }
        return key.text.utf8.lexicographicallyPrecedes(prefix.utf8)
    }
}

/// Goes over the keys of a table in their order.
struct KeyWalk {
    private var reader: ByteReader
    /// The present key; `nil` behind the last.
    private(set) var key: EntryKey?

    init(_ bytes: [UInt8]) {
        reader = ByteReader(bytes)
        read()
    }

    /// The places of the present key.
    var places: [KeyPlace] {
        var reader = reader
        return (0..<reader.next(UInt32.self)).map { _ in
            let word = reader.next(Int.self)
            return KeyPlace(sequence: word >> 1, isStructural: word & 1 == 1)
        }
    }

    /// Goes to the next key.
    mutating func advance() {
        reader.skip(Int(reader.next(UInt32.self)) * 8)
        read()
    }

    private mutating func read() {
        key = reader.isAtEnd ? nil : EntryKey(unchecked: reader.text(Int(reader.next(UInt32.self))))
    }
}
