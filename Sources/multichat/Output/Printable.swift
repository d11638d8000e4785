/// Makes stored text harmless to a terminal.
enum Printable {
    /// The text with control characters as visible signs; line breaks and tabs stay if they are wanted.
    ///
    /// What agents wrote could otherwise move the cursor, change colours or set the window's title.
    static func text(_ text: String, keepsLines: Bool = true) -> String {
        guard needsChange(text, keepsLines) else { return text }
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars { result.unicodeScalars.append(sign(scalar, keepsLines)) }
        return result
    }

    private static func needsChange(_ text: String, _ keepsLines: Bool) -> Bool {
        // 0xC2 begins the C1 controls; the slow way settles what it is.
        text.utf8.contains { ($0 < 0x20 && !(keepsLines && isSpace($0))) || $0 == 0x7F || $0 == 0xC2 }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\t") }

    private static func sign(_ scalar: Unicode.Scalar, _ keepsLines: Bool) -> Unicode.Scalar {
        switch scalar.value {
        case 0x09, 0x0A: keepsLines ? scalar : " "
        case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
        case 0x7F: "\u{2421}"
        case 0x80..<0xA0: "\u{FFFD}"
        default: scalar
        }
    }
}
