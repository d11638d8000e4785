/// Writes a page in the roff language.
struct Roff {
    /// The page so far.
    private(set) var text = ""

    mutating func macro(_ line: String) { text += line + "\n" }

    mutating func section(_ title: String) { macro(".SH \(title)") }

    mutating func subsection(_ title: String) { macro(".SS \"\(Self.escaped(title))\"") }

    mutating func paragraph(_ content: String) {
        macro(".PP")
        macro(Self.escaped(content))
    }

    /// A word with its meaning.
    mutating func item(_ word: String, _ meaning: String) {
        macro(".TP")
        macro(".B \"\(Self.escaped(word))\"")
        if !meaning.isEmpty { macro(Self.escaped(meaning)) }
    }

    /// A word with a text without spaces, which may be broken behind commas.
    mutating func shape(_ word: String, _ text: String) {
        item(word, "")
        macro(Self.escaped(text).replacing(",", with: ",\\:"))
    }

    /// A line that stays as it is.
    mutating func example(_ line: String) {
        macro(".PP")
        macro(".RS")
        macro(".nf")
        macro(Self.escaped(line))
        macro(".fi")
        macro(".RE")
    }

    /// Text whose characters stand for themselves.
    static func escaped(_ text: String) -> String {
        var result = ""
        for character in text { result += special[character] ?? String(character) }
        return result.first == "." ? "\\&" + result : result
    }

    private static let special: [Character: String] = [
        "\\": "\\e", "-": "\\-", "'": "\\(aq", "\"": "\\(dq", "`": "\\(ga", "^": "\\(ha", "~": "\\(ti",
        "…": "\\&...", "–": "\\(en",
    ]
}
