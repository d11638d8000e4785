/// Numbers and texts in a binary file, little-endian.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    mutating func add(_ value: some FixedWidthInteger) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func add(_ text: String) { bytes.append(contentsOf: text.utf8) }

    mutating func add(_ words: [UInt64]) {
        bytes.reserveCapacity(bytes.count + words.count * 8)
        for word in words { add(word) }
    }
}

/// Reads what a ``ByteWriter`` wrote; behind the end there is nothing but zeros and empty texts.
struct ByteReader {
    private let bytes: [UInt8]
    private(set) var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { place >= bytes.count }

    mutating func next<Value: FixedWidthInteger>(_ type: Value.Type) -> Value {
        let width = MemoryLayout<Value>.size
        defer { place += width }
        guard place + width <= bytes.count else { return 0 }
        return bytes.withUnsafeBytes { Value(littleEndian: $0.loadUnaligned(fromByteOffset: place, as: Value.self)) }
    }

    mutating func text(_ count: Int) -> String {
        let end = min(place + max(count, 0), bytes.count)
        defer { place = end }
        return String(decoding: bytes[min(place, end)..<end], as: UTF8.self)
    }

    mutating func skip(_ count: Int) { place += count }
}

extension [UInt64] {
    /// The words of a section.
    init(words bytes: [UInt8]) {
        self = bytes.withUnsafeBytes { raw in
            (0..<raw.count / 8).map { UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self)) }
        }
    }
}
