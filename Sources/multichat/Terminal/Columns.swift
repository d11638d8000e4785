/// How many columns text takes on a terminal.
enum Columns {
    /// The columns of a text without control characters.
    static func count(_ text: String) -> Int {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
        return text.reduce(0) { $0 + count($1) }
    }

    /// The text, cut with an ellipsis where it takes more columns.
    static func cut(_ text: String, to limit: Int) -> String {
        guard count(text) > limit else { return text }
        var result = ""
        var used = 0
        for character in text {
            let width = count(character)
            if used + width > limit - 1 { break }
            result.append(character)
            used += width
        }
        return result + "…"
    }

    /// The text with spaces behind it up to a number of columns.
    static func pad(_ text: String, to width: Int, at side: Side = .right) -> String {
        let spaces = String(repeating: " ", count: max(0, width - count(text)))
        return side == .right ? text + spaces : spaces + text
    }

    /// Where spaces are added.
    enum Side: Sendable { case left, right }

    /// 2 for wide characters and emoji, 0 for a mark without a letter, else 1.
    private static func count(_ character: Character) -> Int {
        guard let scalar = character.unicodeScalars.first else { return 0 }
        if scalar.properties.isEmojiPresentation || character.unicodeScalars.contains("\u{FE0F}") { return 2 }
        if isWide(scalar.value) { return 2 }
        return scalar.properties.generalCategory == .nonspacingMark || scalar.value == 0x200B ? 0 : 1
    }

    private static func isWide(_ value: UInt32) -> Bool { wide.contains { $0.contains(value) } }

    /// The blocks of East Asian wide and full-width characters (Unicode Standard Annex 11), roughly.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF,
        0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD,
    ]
}
