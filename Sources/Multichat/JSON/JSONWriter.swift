/// Writes JSON text without white space into one growing buffer.
///
/// Commas are the writer's: `key` and `element` put one in front where it is needed.
public struct JSONWriter: Sendable {
    /// What was written so far.
    public var bytes: [UInt8] = []

    /// Makes an empty writer with room for some bytes.
    public init(capacity: Int = 256) { bytes.reserveCapacity(capacity) }

    /// The text as a checked value: the writer's caller vouches for its structure.
    public var json: JSON { JSON(unchecked: String(decoding: bytes, as: UTF8.self)) }

    /// Writes text as it is: structure, numbers, checked JSON.
    @inlinable public mutating func raw(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Writes checked JSON as it is.
    @inlinable public mutating func json(_ value: JSON?) {
        guard let value else { return raw("null") }
        var text = value.text
        text.withUTF8 { bytes.append(contentsOf: $0) }
    }

    /// Writes an integer, or `null`.
    public mutating func integer(_ value: Int?) {
        guard let value else { return raw("null") }
        bytes.append(contentsOf: String(value).utf8)
    }

    /// Writes a string literal, or `null`.
    public mutating func string(_ value: String?) {
        guard var value else { return raw("null") }
        bytes.append(UInt8(ascii: "\""))
        value.withUTF8 { content in
            if content.contains(where: Self.needsEscape) {
                for byte in content { escape(byte) }
            } else {
                bytes.append(contentsOf: content)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Writes a key with its colon, behind a comma unless it is the first of its object.
    public mutating func key(_ name: StaticString) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        raw(name)
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }

    /// Writes a comma unless an object or array has just begun.
    @inlinable public mutating func separate() {
        guard let last = bytes.last, last != UInt8(ascii: "{"), last != UInt8(ascii: "[") else { return }
        bytes.append(UInt8(ascii: ","))
    }

    @inline(__always) private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private mutating func escape(_ byte: UInt8) {
        guard Self.needsEscape(byte) else { return bytes.append(byte) }
        bytes.append(UInt8(ascii: "\\"))
        if byte >= 0x20 { return bytes.append(byte) }
        if let short = Self.shortEscapes[byte] { return bytes.append(short) }
        raw("u00")
        withUnsafeBytes(of: byte) { bytes.append(contentsOf: Hex.string($0).utf8) }
    }

    private static let shortEscapes: [UInt8: UInt8] = [
        0x08: UInt8(ascii: "b"), 0x0C: UInt8(ascii: "f"), 0x0A: UInt8(ascii: "n"), 0x0D: UInt8(ascii: "r"),
        0x09: UInt8(ascii: "t"),
    ]
}
