import Multichat
import MultichatFiles

/// JSON objects on one line whose last member, `crc`, is the CRC-32C of all bytes before it.
///
/// So a flipped bit shows before anything is read from the object, and the rest of the line is plain JSON.
enum SealedText {
    /// The bytes of `,"crc":"00000000"}`.
    static let sealBytes = 18

    /// Ends the object that begins at a place of the writer's bytes and has no closing brace yet.
    static func seal(_ writer: inout JSONWriter, from start: Int) {
        let value = writer.bytes.withUnsafeBytes { CRC32C.checksum(UnsafeRawBufferPointer(rebasing: $0[start...])) }
        writer.raw(",\"crc\":\"")
        appendHex(value, to: &writer.bytes)
        writer.raw("\"}")
    }

    /// What stands before the seal, or `nil` where that isn't what was sealed.
    static func open(_ line: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
        let count = line.count - sealBytes
        guard count > 0, matches(line, ",\"crc\":\"", at: count), matches(line, "\"}", at: line.count - 2) else {
            return nil
        }
        let payload = UnsafeRawBufferPointer(rebasing: line[..<count])
        let digits = UnsafeRawBufferPointer(rebasing: line[count + 8..<count + 16])
        guard let value = HexDigits.word(digits), value == CRC32C.checksum(payload) else { return nil }
        return payload
    }

    /// The content of a file that holds one object.
    static func file(_ object: JSON) -> [UInt8] {
        var writer = JSONWriter(capacity: object.text.utf8.count + 32)
        writer.json(object)
        writer.bytes.removeLast()
        seal(&writer, from: 0)
        writer.raw("\n")
        return writer.bytes
    }

    /// The object in the content of a file, or `nil` where that isn't what was written.
    static func object(_ content: [UInt8]) -> JSONValue? {
        content.withUnsafeBytes { bytes in
            guard bytes.last == UInt8(ascii: "\n") else { return nil }
            guard let payload = open(UnsafeRawBufferPointer(rebasing: bytes.dropLast())) else { return nil }
            return JSONValue(JSON(unchecked: String(decoding: payload, as: UTF8.self) + "}"))
        }
    }

    private static func appendHex(_ value: UInt32, to bytes: inout [UInt8]) {
        for shift in stride(from: 28, through: 0, by: -4) {
            let digit = UInt8(truncatingIfNeeded: value >> UInt32(shift)) & 0xF
            bytes.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
        }
    }

    private static func matches(_ bytes: UnsafeRawBufferPointer, _ text: StaticString, at place: Int) -> Bool {
        for index in 0..<text.utf8CodeUnitCount where bytes[place + index] != text.utf8Start[index] { return false }
        return true
    }
}
