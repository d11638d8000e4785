import Multichat

/// Reads the fields of a record one behind the other; what isn't there makes it broken.
struct RecordReader {
    private(set) var rest: UnsafeRawBufferPointer
    /// Whether something was missing.
    private(set) var isBroken = false

    init(_ bytes: UnsafeRawBufferPointer) { rest = bytes }

    mutating func byte() -> UInt8 { bytes(1).first ?? 0 }

    mutating func number() -> Int64 {
        let field = bytes(8)
        return isBroken ? 0 : Int64(littleEndian: field.loadUnaligned(as: Int64.self))
    }

    mutating func uuid() -> String {
        let field = bytes(16)
        guard !isBroken else { return "" }
        return UUIDv7.text(
            high: UInt64(bigEndian: field.loadUnaligned(as: UInt64.self)),
            low: UInt64(bigEndian: field.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
    }

    /// A text with its length in front.
    mutating func text() -> String {
        let length = bytes(2)
        guard !isBroken else { return "" }
        let count = Int(UInt16(littleEndian: length.loadUnaligned(as: UInt16.self)))
        return String(decoding: bytes(count), as: UTF8.self)
    }

    /// Lends so many bytes; none where they aren't there.
    mutating func bytes(_ count: Int) -> UnsafeRawBufferPointer {
        guard !isBroken, count <= rest.count else {
            isBroken = true
            return UnsafeRawBufferPointer(start: nil, count: 0)
        }
        defer { rest = UnsafeRawBufferPointer(rebasing: rest[count...]) }
        return UnsafeRawBufferPointer(rebasing: rest[..<count])
    }
}
