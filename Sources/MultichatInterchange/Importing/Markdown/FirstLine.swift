/// First lines that tell who writes to whom: `[A2A] X → Y: …`, `Message from X to Y`, `[C2A] Y | …`.
struct FirstLine {
    private(set) var sender: String?
    private(set) var recipient: String?

    init(_ line: String) {
        let (tag, text) = Self.tagged(line)
        if let arrow = text.firstRange(of: "→") ?? text.firstRange(of: "->") {
            readArrow(text[..<arrow.lowerBound], text[arrow.upperBound...], isTagged: tag != nil)
        } else if let start = Self.end(of: "message from ", in: text) {
            readSentence(text[start...])
        } else if tag == "C2A" {
            let name = Self.name(text)
            guard !name.isEmpty else { return }
            sender = "Captain"
            recipient = name
        }
    }

    /// Arrows stand in many headings; with a tag, or with an agent at one end, they are addresses.
    private mutating func readArrow(_ left: Substring, _ right: Substring, isTagged: Bool) {
        let from = Self.name(left)
        let to = Self.name(right)
        guard !from.isEmpty, !to.isEmpty else { return }
        guard isTagged || AgentNames.hasNumbered(from) || AgentNames.hasNumbered(to) else { return }
        sender = from
        recipient = to
    }

    private mutating func readSentence(_ text: Substring) {
        guard let end = Self.end(of: " to ", in: text) else { return }
        sender = Self.name(text[..<text.utf8.index(end, offsetBy: -4)])
        recipient = Self.name(text[end...])
    }

    /// The tag between brackets at the beginning, as in `[A2A]`, and the text behind it.
    private static func tagged(_ line: String) -> (tag: String?, text: Substring) {
        let text = line.drop { !($0.isLetter || $0.isNumber || $0 == "[") }
        guard text.first == "[", let end = text.firstIndex(of: "]") else { return (nil, text) }
        let tag = text[text.index(after: text.startIndex)..<end].uppercased()
        let isAddress = tag.count == 3 && tag.dropFirst().first == "2"
        return (isAddress ? tag : nil, text[text.index(after: end)...])
    }

    /// Where the first occurrence of some ASCII words, in any case, ends.
    private static func end(of words: String, in text: Substring) -> Substring.Index? {
        let wanted = Array(words.utf8)
        let bytes = text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        guard let place = bytes.firstRange(of: wanted) else { return nil }
        return text.utf8.index(text.startIndex, offsetBy: place.upperBound)
    }

    /// A name up to the end of its part of the line, without the marks around it.
    private static func name(_ text: Substring) -> String {
        let name = text.prefix { !":|".contains($0) }.drop { !($0.isLetter || $0.isNumber) }
        return Markup.plain(name)
    }
}
