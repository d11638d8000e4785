/// Why a text is not acceptable JSON, and where.
struct JSONFault: Error {
    var reason: StaticString
    var offset: Int

    /// The second half of a sentence that begins with the field's name.
    func text(in bytes: UnsafeBufferPointer<UInt8>) -> String {
        let before = bytes[..<min(offset, bytes.count)]
        let line = before.reduce(1) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
        let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        return "is not acceptable JSON: \(reason) at line \(line), byte \(offset - start + 1)"
    }
}
