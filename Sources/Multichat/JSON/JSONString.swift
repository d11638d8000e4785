/// The text of a JSON string literal.
enum JSONString {
    /// The bytes that checked JSON string content stands for, quotes not included.
    static func unescape(_ content: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(content.count)
        var rest = content
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\"), let escape = rest.popFirst() else {
                result.append(byte)
                continue
            }
            if escape == UInt8(ascii: "u") {
                appendScalar(from: &rest, to: &result)
            } else {
                result.append(short[escape] ?? escape)
            }
        }
        return result
    }

    private static func appendScalar(from rest: inout Slice<UnsafeBufferPointer<UInt8>>, to result: inout [UInt8]) {
        var value = unit(&rest)
        if value & 0xFC00 == 0xD800 {
            rest = rest.dropFirst(2)
            value = 0x10000 + (value & 0x3FF) << 10 + unit(&rest) & 0x3FF
        }
        let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
        result.append(contentsOf: Character(scalar).utf8)
    }

    private static func unit(_ rest: inout Slice<UnsafeBufferPointer<UInt8>>) -> UInt32 {
        let value = rest.prefix(4).reduce(UInt32(0)) { $0 << 4 | UInt32(Hex.value($1) ?? 0) }
        rest = rest.dropFirst(4)
        return value
    }

    private static let short: [UInt8: UInt8] = [
        UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D,
        UInt8(ascii: "t"): 0x09,
    ]
}
