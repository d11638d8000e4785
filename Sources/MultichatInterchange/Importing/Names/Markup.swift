/// The marks of Markdown around a value.
enum Markup {
    /// The text without white space, emphasis and quotes at its ends.
    static func plain(_ text: some StringProtocol) -> String {
        var text = text[...]
        while let first = text.first, isMark(first) { text.removeFirst() }
        while let last = text.last, isMark(last) { text.removeLast() }
        return String(text)
    }

    private static func isMark(_ character: Character) -> Bool {
        character.isWhitespace || "*_`\"'\u{FEFF}".contains(character)
    }
}
