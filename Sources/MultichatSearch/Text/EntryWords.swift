import Multichat

/// What the index knows of an entry: its words and its fields.
struct EntryWords {
    /// The text, prepared.
    let text: String
    /// The words of the fields, with spaces in between.
    let fields: String

    /// The words of an entry; `nil` for those that aren't found: entries that change a session, values under a key
    /// (which have their own ways to be found), and those that say nothing or were erased.
    init?(_ entry: borrowing Entry, session: String) {
        guard entry.key == nil, !entry.kind.isStructural else { return nil }
        let body = JSONValue(entry.body)
        let text = Self.text(of: body, entry.kind)
        guard !text.isEmpty else { return nil }
        self.text = SearchText.prepared(text)
        var fields = FieldTerm.all + " " + session
        fields += " " + (entry.kind == .message ? Self.message : FieldTerm.kind(entry.kind.text))
        if let author = entry.author { fields += " " + FieldTerm.author(author.text) }
        for word in Self.strings(body["to"]) { fields += " " + FieldTerm.recipient(word) }
        for word in Self.strings(body["tags"]) { fields += " " + FieldTerm.tag(word) }
        self.fields = fields
    }

    private static let message = FieldTerm.kind(EntryKind.message.text)

    /// A message's content; of other kinds the content too, if there is any, else all texts of the body.
    private static func text(of body: JSONValue, _ kind: EntryKind) -> String {
        var texts: [String] = []
        if case .string(let content)? = body["content"] { return content }
        if let content = body["content"]?.array {
            for part in content { collectParts(part, into: &texts) }
        } else if kind != .message {
            collectAll(body, into: &texts)
        }
        return texts.joined(separator: "\n")
    }

    /// The texts of a part of a message: of the part itself, or of what it contains.
    private static func collectParts(_ part: JSONValue, into texts: inout [String]) {
        switch part {
        case .string(let text): texts.append(text)
        case .array(let parts): for part in parts { collectParts(part, into: &texts) }
        case .object(let members):
            for member in members where member.key == "text" || member.key == "content" {
                collectParts(member.value, into: &texts)
            }
        default: return
        }
    }

    private static func collectAll(_ value: JSONValue, into texts: inout [String]) {
        switch value {
        case .string(let text): texts.append(text)
        case .array(let parts): for part in parts { collectAll(part, into: &texts) }
        case .object(let members): for member in members { collectAll(member.value, into: &texts) }
        default: return
        }
    }

    /// One text, or an array of them.
    private static func strings(_ value: JSONValue?) -> [String] {
        guard let value else { return [] }
        return (value.array ?? [value]).compactMap(\.string)
    }
}
