import Multichat
import MultichatSQLiteSupport

/// The key of an entry's row: the session's number in the upper half, the sequence in the lower.
///
/// One integer key keeps a session's entries side by side, so that a range of them is one walk along the table.
enum Place {
    /// The greatest sequence that fits.
    static let maximumSequence = Int(UInt32.max)
    /// The greatest session number that fits.
    static let maximumNumber = Int64(Int32.max)

    static func make(_ number: Int64, _ sequence: Int) -> Int64 { number << 32 | Int64(sequence) }

    static func sequence(_ place: Int64) -> Int { Int(place & 0xFFFF_FFFF) }

    static func number(_ place: Int64) -> Int64 { place >> 32 }
}

/// A number of 64 bits that finds an entry id; ids that share one are told apart by their rows.
///
/// A UUID's own first half keeps ids of version 7 in the order of their making, so that the new ones of all sessions
/// share a page of the index. All other ids are spread by FNV-1a.
enum Fingerprint {
    /// The fingerprint of the id in a column, which holds a UUID as its 16 bytes and any other as text.
    static func make(_ row: Statement, _ column: Int) -> Int64 {
        row.withBytes(column) { bytes in
            guard bytes.count == 16, row.isBlob(column) else {
                return make(EntryID(unchecked: String(decoding: bytes, as: UTF8.self)))
            }
            return Int64(bigEndian: bytes.loadUnaligned(as: Int64.self))
        }
    }

    static func make(_ id: EntryID) -> Int64 {
        if let bits = UUIDv7.bits(id.text) { return Int64(bitPattern: bits.high) }
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in id.text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return Int64(bitPattern: hash)
    }
}
