/// Makes stored text harmless to a terminal.
enum Printable {
    /// The text with control characters as visible signs; line breaks and tabs stay if they are wanted.
    ///
    /// What agents wrote could otherwise move the cursor, change colours or set the window's title.
    static func text(_ text: String, keepsLines: Bool = true) -> String {
        var text = text
        return text.withUTF8 { bytes in
            guard needsChange(bytes, keepsLines) else { return nil }
            return String(decoding: changed(bytes, keepsLines), as: UTF8.self)
        } ?? text
    }

    /// The text with so many spaces before each line that isn't empty.
    static func indented(_ text: String, by count: Int) -> String {
        var text = text
        return text.withUTF8 { bytes in
            var result: [UInt8] = []
            result.reserveCapacity(bytes.count + bytes.count / 16 + count)
            var start = 0
            while start < bytes.count {
                let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
                if bytes[start] != UInt8(ascii: "\n") { result.append(contentsOf: repeatElement(0x20, count: count)) }
                result.append(contentsOf: bytes[start..<end])
                start = end
            }
            return String(decoding: result, as: UTF8.self)
        }
    }

    private static func needsChange(_ bytes: UnsafeBufferPointer<UInt8>, _ keepsLines: Bool) -> Bool {
        // 0xC2 begins the C1 controls; the slow way settles what it is.
        bytes.contains { ($0 < 0x20 && !(keepsLines && isSpace($0))) || $0 == 0x7F || $0 == 0xC2 }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\t") }

    /// Goes over the bytes, as large texts would take seconds by characters.
    private static func changed(_ bytes: UnsafeBufferPointer<UInt8>, _ keepsLines: Bool) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + 64)
        var place = 0
        while place < bytes.count {
            let byte = bytes[place]
            let isC1 = byte == 0xC2 && place + 1 < bytes.count && bytes[place + 1] < 0xA0
            if isC1 { result.append(contentsOf: replacement) } else { append(byte, keepsLines, to: &result) }
            place += isC1 ? 2 : 1
        }
        return result
    }

    private static func append(_ byte: UInt8, _ keepsLines: Bool, to result: inout [UInt8]) {
        switch byte {
        case 0x09, 0x0A: result.append(keepsLines ? byte : 0x20)
        // The signs of the control characters stand from U+2400 on.
        case 0..<0x20: result.append(contentsOf: [0xE2, 0x90, 0x80 + byte])
        case 0x7F: result.append(contentsOf: [0xE2, 0x90, 0xA1])
        default: result.append(byte)
        }
    }

    /// U+FFFD.
    private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]
}
