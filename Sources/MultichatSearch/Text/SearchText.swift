/// How text is written for the index, and queries for it alike.
///
/// SQLite's tokenizer takes runs of letters, marks and digits for words, folds their case and drops their accents. It
/// knows no words where a script writes no spaces: so there each character is set apart and counts as a word, and a
/// run of them is found as a phrase, wherever it stands. Symbols such as emoji are set apart alike.
enum SearchText {
    /// What sets characters apart: a zero width space, which nobody sees.
    static let gap: Unicode.Scalar = "\u{200B}"

    /// The text with gaps around the characters that are words by themselves, without what would end it early.
    ///
    /// - Complexity: O(n); a text of ASCII is answered as it is.
    static func prepared(_ text: String) -> String {
        var text = text
        let isPlain = text.withUTF8 { bytes in bytes.allSatisfy { $0 < 0x80 && $0 > 0x03 } }
        guard !isPlain else { return text }
        var result = String.UnicodeScalarView()
        result.reserveCapacity(text.utf8.count + text.utf8.count / 2)
        for scalar in text.unicodeScalars where !isDropped(scalar) {
            if scalar.value <= 0x03 {
                result.append(" ")
            } else if standsAlone(scalar) {
                result.append(gap)
                result.append(scalar)
                result.append(gap)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// Whether a text has anything that can be a word.
    static func hasWords(_ text: some StringProtocol) -> Bool {
        text.unicodeScalars.contains { scalar in
            scalar.isASCII ? isAlphanumeric(scalar.value) : wordCategories.contains(scalar.properties.generalCategory)
        }
    }

    /// Gaps of the text's own would be lost anyway; what only changes how a symbol looks would be a word beside it.
    private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
        scalar == gap || 0xFE00...0xFE0F ~= scalar.value || 0x1F3FB...0x1F3FF ~= scalar.value
    }

    private static func standsAlone(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value >= 0xA6 else { return false }
        return scripts.contains { $0 ~= scalar.value } || scalar.properties.generalCategory == .otherSymbol
    }

    private static func isAlphanumeric(_ value: UInt32) -> Bool {
        0x30...0x39 ~= value || 0x61...0x7A ~= value | 0x20
    }

    /// Scripts without spaces: Thai, Lao; Myanmar; Khmer; radicals, kana, bopomofo and Han.
    private static let scripts: [ClosedRange<UInt32>] = [
        0x0E01...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x2E80...0x2FDF, 0x3005...0x3007, 0x3021...0x302F,
        0x3031...0x3035, 0x3038...0x303B, 0x3041...0x312F, 0x31A0...0x31BF, 0x31F0...0x31FF, 0x3400...0x4DBF,
        0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF66...0xFF9F, 0x1B000...0x1B16F, 0x20000...0x3FFFF,
    ]

    private static let wordCategories: Set<Unicode.GeneralCategory> = [
        .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
        .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber, .privateUse, .otherSymbol,
    ]
}
