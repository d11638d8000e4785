import Multichat

/// A program with its arguments, written as one text: words between spaces, as a shell would split them.
///
/// Quotes keep spaces together: single ones keep everything as it is, in double ones and outside a backslash does so
/// for the character behind it. Nothing else has a meaning: no variables, wildcards, pipes or other commands.
enum ProgramWords {
    /// The words of a text.
    ///
    /// - Throws: ``UsageError`` where a quote isn't closed, or there is no word.
    static func split(_ text: String, option: Option) throws -> [String] {
        var words: [String] = []
        var word: String?
        var quote: Character?
        var characters = text.makeIterator()
        while let character = characters.next() {
            if character == "\\", quote != "'" {
                word = (word ?? "") + String(characters.next() ?? "\\")
            } else if let open = quote {
                if character == open { quote = nil } else { word = (word ?? "") + String(character) }
            } else if character == "'" || character == "\"" {
                quote = character
                word = word ?? ""
            } else if character.isWhitespace {
                words += word.map { [$0] } ?? []
                word = nil
            } else {
                word = (word ?? "") + String(character)
            }
        }
        words += word.map { [$0] } ?? []
        guard quote == nil, let program = words.first, !program.isEmpty else {
            throw UsageError("--\(option.name) \(quote == nil ? "names no program" : "has a quote that isn't closed").")
        }
        return words
    }
}
