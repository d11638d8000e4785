import Multichat

/// An entry for people: a line about it, and its content behind four spaces.
struct EntryText {
    private let entry: Entry
    private let style: Style

    init(_ entry: Entry, _ style: Style) {
        self.entry = entry
        self.style = style
    }

    var lines: [String] {
        let start = "\(style.bold(String(entry.sequence)))  \(style.dim(Self.time(entry.time)))  "
        if entry.kind == .message, let message = Message(body: entry.body) {
            return [start + heading(message)] + indented(content(message))
        }
        if let event = Self.events[entry.kind] { return [start + style.dim(event(entry))] }
        return [start + plainHeading] + indented(entry.body.text)
    }

    /// A time to the second, in UTC.
    static func time(_ time: Timestamp) -> String {
        let text = time.description
        return text.prefix(10) + " " + text.dropFirst(11).prefix(8) + "Z"
    }

    private var author: String { style.cyan(entry.author?.text ?? "-") }

    private var plainHeading: String {
        let key = entry.key.map { " " + $0.text } ?? ""
        return author + " " + style.green(entry.kind.text) + key
    }

    private func heading(_ message: Message) -> String {
        let everybody = message.to.isEmpty
        var parts = [author + (everybody ? "" : " → " + message.to.map(\.text).joined(separator: ", "))]
        if let role = message.role { parts.append("(\(clean(role)))") }
        if let priority = message.priority { parts.append(style.yellow("[\(clean(priority))]")) }
        if let reply = message.replyTo { parts.append(style.dim("↩ \(reply)")) }
        parts += message.tags.map { style.dim("#" + clean($0)) }
        return parts.joined(separator: "  ")
    }

    private func clean(_ text: String) -> String { Printable.text(text, keepsLines: false) }

    private func content(_ message: Message) -> String {
        switch message.content {
        case .text(let text): text
        case .parts(let parts): parts.text
        case .none: message.toolCalls?.text ?? ""
        }
    }

    /// The text as lines behind the heading; one that ends with a line break is followed by an empty line.
    private func indented(_ text: String) -> [String] {
        text.isEmpty ? [] : [Printable.indented(Printable.text(text), by: 4)]
    }

    /// What the kinds say that change the session itself.
    private static let events: [EntryKind: @Sendable (Entry) -> String] = [
        .join: { "\(agent($0)) joined" },
        .leave: { "\(agent($0)) left" },
        .end: { "ended" + by($0) },
        .reopen: { "reopened" + by($0) },
        .archive: { "archived" + by($0) },
        .rewind: { "rewound to \((try? Lifecycle.target(in: $0.body)) ?? 0)" + by($0) },
        .set: { "set \(Printable.text($0.body.text, keepsLines: false))" + by($0) },
    ]

    private static func agent(_ entry: Entry) -> String { JSONValue(entry.body)["agent"]?.string ?? "somebody" }

    private static func by(_ entry: Entry) -> String { entry.author.map { " by \($0)" } ?? "" }
}
