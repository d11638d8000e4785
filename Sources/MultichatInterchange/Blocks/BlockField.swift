import Multichat

/// A field of a block: how it is written and read.
struct BlockField: Sendable {
    /// What stands before the colon.
    let label: String
    /// The value; `nil` where the block has none.
    let write: @Sendable (MessageBlock) -> String?
    /// Takes the value over.
    let read: @Sendable (inout MessageBlock, String) throws -> Void

    /// The value of the field that tells that a block is of this notation.
    static let format = "multichat/1"

    /// The name that a label is looked up by: its letters and hyphens, in lower case.
    static func name(_ label: some StringProtocol) -> String {
        String(
            decoding: label.utf8.filter { $0 == UInt8(ascii: "-") || (0x41...0x5A).contains($0 & 0xDF) }.map {
                $0 == UInt8(ascii: "-") ? $0 : $0 | 0x20
            }, as: UTF8.self)
    }

    /// The fields by their names.
    static let byName = Dictionary(uniqueKeysWithValues: all.map { (name($0.label), $0) })

    /// The fields that every reader of such blocks knows.
    static let plain: [BlockField] = [
        BlockField(label: "📤 FROM") {
            $0.author.map { FieldText.write($0.text) }
        } read: {
            $0.author = try AgentID(try FieldText.read($1))
        },
        BlockField(label: "📥 TO") {
            recipients($0.message.to)
        } read: {
            $0.message.to = try agents($1)
        },
        BlockField(label: "Priority") {
            $0.message.priority.map { FieldText.write($0) }
        } read: {
            $0.message.priority = try FieldText.read($1)
        },
        BlockField(label: "Tags") {
            $0.message.tags.isEmpty ? nil : FieldText.write($0.message.tags)
        } read: {
            $0.message.tags = try FieldText.list($1)
        },
    ]

    /// All fields, in the order of a block.
    static let all = plain + exact

    /// Everybody is `all`; an agent of that name stands in quotes.
    private static func recipients(_ agents: [AgentID]) -> String {
        if agents.isEmpty { return "all" }
        return agents.map { $0.text.lowercased() == "all" ? "\"\($0.text)\"" : FieldText.write($0.text) }.joined(
            separator: ", ")
    }

    private static func agents(_ value: String) throws -> [AgentID] {
        value.lowercased() == "all" ? [] : try FieldText.list(value).map { try AgentID($0) }
    }
}
