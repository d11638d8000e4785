/// The elements of a JSON array as they were written.
enum RawElements {
    /// The text of each element of a valid array, without the white space around it.
    static func of(_ text: String) -> [String] {
        var text = text
        return text.withUTF8 { bytes in
            var elements: [String] = []
            var walk = Walk(bytes)
            while let range = walk.next() { elements.append(String(decoding: bytes[range], as: UTF8.self)) }
            return elements
        }
    }

    /// Goes from element to element.
    private struct Walk {
        private let bytes: UnsafeBufferPointer<UInt8>
        private var place: Int

        init(_ bytes: UnsafeBufferPointer<UInt8>) {
            self.bytes = bytes
            place = bytes.firstIndex(of: UInt8(ascii: "[")).map { $0 + 1 } ?? bytes.count
        }

        mutating func next() -> Range<Int>? {
            while place < bytes.count, isBetween(bytes[place]) { place += 1 }
            guard place < bytes.count, bytes[place] != UInt8(ascii: "]") else { return nil }
            let start = place
            var depth = 0
            while place < bytes.count, depth > 0 || !isEnd(bytes[place]) {
                switch bytes[place] {
                case UInt8(ascii: "\""): skipString()
                case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
                case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
                default: break
                }
                place += 1
            }
            return start..<place
        }

        /// Goes to the closing quote.
        private mutating func skipString() {
            place += 1
            while bytes[place] != UInt8(ascii: "\"") { place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1 }
        }

        private func isBetween(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == UInt8(ascii: ",") }

        private func isEnd(_ byte: UInt8) -> Bool { isBetween(byte) || byte == UInt8(ascii: "]") }
    }
}
