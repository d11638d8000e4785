import Multichat

/// Reads what a ``RecordWriter`` wrote; what isn't there reads as nothing and makes the record broken.
struct RecordReader {
    private let bytes: UnsafeRawBufferPointer
    private var place = 0
    /// Whether something was missing.
    private(set) var isBroken = false

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    mutating func number() -> Int64 {
        take(8).map { Int64(littleEndian: $0.loadUnaligned(as: Int64.self)) } ?? 0
    }

    mutating func optionalText() -> String? { field().map { String(decoding: $0, as: UTF8.self) } }

    mutating func text() -> String {
        guard let text = optionalText() else {
            isBroken = true
            return ""
        }
        return text
    }

    /// Lends the bytes of a field; `nil` where it has none.
    mutating func field() -> UnsafeRawBufferPointer? {
        guard let count = take(4).map({ Int32(littleEndian: $0.loadUnaligned(as: Int32.self)) }), count >= 0 else {
            return nil
        }
        return take(Int(count))
    }

    private mutating func take(_ count: Int) -> UnsafeRawBufferPointer? {
        guard count <= bytes.count - place else {
            isBroken = true
            return nil
        }
        defer { place += count }
        return UnsafeRawBufferPointer(rebasing: bytes[place..<place + count])
    }
}
