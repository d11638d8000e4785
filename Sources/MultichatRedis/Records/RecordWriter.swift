import Multichat

/// Writes the fields of a record one behind the other, texts with their length in front.
struct RecordWriter {
    private(set) var bytes: [UInt8] = []

    init(capacity: Int) { bytes.reserveCapacity(capacity) }

    mutating func write(_ number: Int64) { withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) } }

    /// Writes a text, or that there is none.
    mutating func write(_ text: String?) {
        guard let text else { return length(-1) }
        length(Int32(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    /// Writes bytes of a length that the reader can tell.
    mutating func write(_ raw: UnsafeRawBufferPointer) {
        length(Int32(raw.count))
        bytes.append(contentsOf: raw)
    }

    mutating func length(_ count: Int32) { withUnsafeBytes(of: count.littleEndian) { bytes.append(contentsOf: $0) } }
}
