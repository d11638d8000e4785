/// The fields above the text of a Markdown message, read leniently.
///
/// A field is a line `label: value` with any marks, emoji and emphasis around the label. The header ends at the first
/// line that begins with `---` or `##`; one that opens with `---` ends at the next.
struct MarkdownHeader {
    /// The first line that isn't empty.
    private(set) var firstLine = ""
    /// The text without the fields; `nil` where nothing else stands in it.
    private(set) var content: String?
    private var fields: [String: String] = [:]

    init(_ text: String) {
        var lines = TextLines.of(text)[...]
        var rest: [Substring] = []
        let isFenced = lines.first { !Markup.plain($0).isEmpty }?.hasPrefix("---") == true
        if isFenced {
            lines = lines.drop { !$0.hasPrefix("---") }.dropFirst()
        }
        while let line = lines.first, !Self.isEnd(line) {
            lines.removeFirst()
            if firstLine.isEmpty { firstLine = Markup.plain(line) }
            if let (label, value) = Self.field(line), Self.known.contains(label) {
                if fields[label] == nil { fields[label] = value }
            } else {
                rest.append(line)
            }
        }
        let body = rest + (isFenced ? lines.dropFirst() : lines)
        let trimmed = Self.trimmed(body.joined(separator: "\n"))
        content = trimmed.isEmpty ? nil : trimmed
    }

    /// The value of the first of some labels that has one.
    func value(_ labels: String...) -> String? { labels.lazy.compactMap { fields[$0] }.first { !$0.isEmpty } }

    /// Whether any of some labels is there.
    func has(_ labels: [String]) -> Bool { labels.contains { fields[$0] != nil } }

    /// The labels that mean something to a message; other lines of the form stay in its text.
    private static let known: Set<String> = [
        "from", "sender", "to", "recipient", "recipients", "priority", "timestamp", "date", "time", "sent", "subject",
        "tags", "status", "agent", "cc",
    ]

    private static func isEnd(_ line: Substring) -> Bool {
        let line = line.drop { $0 == " " || $0 == "\t" }
        return line.hasPrefix("---") || line.hasPrefix("##")
    }

    /// The label in lower case and the value of a line that is a field.
    private static func field(_ line: Substring) -> (label: String, value: String)? {
        guard let colon = line.firstIndex(of: ":") else { return nil }
        let label = line[..<colon].drop { !$0.isLetter }.reversed().drop { !$0.isLetter }.reversed()
        guard (2...12).contains(label.count), label.allSatisfy(\.isASCII) else { return nil }
        let value = line[line.index(after: colon)...].replacing("**", with: "")
        return (String(label).lowercased(), Markup.plain(value))
    }

    private static func trimmed(_ text: String) -> String {
        var text = text[...]
        while let first = text.first, first.isWhitespace || first == "\u{FEFF}" { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
