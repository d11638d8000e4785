import Multichat
import TestSupport

/// Messages of every kind, drawn from a seed; their texts look like headers, separators and marks.
struct RandomMessages {
    private var random: SeededRandom

    init(seed: UInt64) { random = SeededRandom(seed: seed) }

    /// A message with any of its members.
    mutating func message() throws -> Message {
        var message = Message(content: try content(), to: try agents())
        message.priority = maybe(text())
        message.role = maybe(text())
        for _ in 0..<Int.random(in: 0...4, using: &random) { message.tags.append(text()) }
        message.replyTo = maybe(Int.random(in: -3...1_000_000, using: &random))
        message.toolCallID = maybe(text())
        message.toolCalls = maybe(try JSON(#"[{"name":"a\u0001\n---\n","arguments":{"x":1.0,"y":-0}}]"#))
        message.usage = maybe(try JSON(#"{"tokens":1e400}"#))
        return message
    }

    /// Agents, of whom some look like everybody or like lists.
    mutating func agents() throws -> [AgentID] {
        let names = [
            "Agent-1", "all", "ALL", "a, b", "\"quoted\"", " space ", "é", "e\u{301}", "x (y) - z", "*bold*", "[", ":",
        ]
        var agents: [AgentID] = []
        for _ in 0..<[0, 1, 1, 2, 9].randomElement(using: &random)! {
            agents.append(try AgentID(names.randomElement(using: &random)!))
        }
        return agents
    }

    /// Some lines of text.
    mutating func text() -> String {
        var lines: [String] = []
        for _ in 0..<Int.random(in: 0...4, using: &random) { lines.append(Self.lines.randomElement(using: &random)!) }
        return lines.joined(separator: ["\n", "\r\n", ", "].randomElement(using: &random)!)
    }

    private static let lines = [
        "", " ", "word", "#tag", "a, b", "\"", "\\", "\t", "\r", "---", "----------", "FROM: Agent-9", "📥 TO: all",
        "**Priority:** x", "Format: multichat/1", "[A2A] Agent-1 → Agent-2", "# Title",
        "============================================================", "==========", "  ==========\t\r",
        "\\==========",
        "\\\\==========", "==========\u{301}", "<!-- end of message -->", "\\<!-- end of message -->", "\u{0}\u{1B}[2J",
        "\u{FEFF}", "\u{2028}\u{2029}\u{85}", "👩‍🚀", "\u{301}", "é", "e\u{301}", "\u{202E}", "{\"a\":1}", "null",
    ]

    private mutating func content() throws -> Message.Content {
        switch Int.random(in: 0...5, using: &random) {
        case 0: .none
        case 1: .parts(JSONValue.array([.string(text()), .object([.init("x", .null)])]).json)
        default: .text(text())
        }
    }

    private mutating func maybe<Value>(_ value: Value) -> Value? { Bool.random(using: &random) ? value : nil }
}
