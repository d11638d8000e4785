/// Writes values one behind the other, for a process on the same machine.
struct LetterWriter {
    private(set) var bytes: [UInt8] = []

    mutating func write(_ number: Int) {
        withUnsafeBytes(of: Int64(number)) { bytes.append(contentsOf: $0) }
    }

    /// Writes a text, or that there is none.
    mutating func write(_ text: String?) {
        guard let text else { return write(-1) }
        write(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    mutating func write(_ raw: UnsafeRawBufferPointer) { bytes.append(contentsOf: raw) }
}
