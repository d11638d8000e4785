import Multichat

extension BlockField {
    /// The fields that keep what the plain ones don't tell, so that nothing is lost.
    ///
    /// `Format` is the first, so that a block is recognised by its beginning.
    static let exact: [BlockField] = [
        BlockField(label: "Format") { _ in
            format
        } read: {
            guard $1 == format else {
                throw MultichatError(
                    .incompatible, "The block is written in another version of the form than \(format).",
                    hint: "Import it with a newer multichat.")
            }
        },
        BlockField(label: "Date") {
            $0.time?.description
        } read: {
            guard let time = RFC3339.parse($1) else { throw MultichatError(.invalid, "The date can't be read.") }
            $0.time = time
        },
        BlockField(label: "Session") {
            $0.session.map { FieldText.write($0.text) }
        } read: {
            $0.session = try SessionID(try FieldText.read($1))
        },
        BlockField(label: "Id") {
            $0.id.map { FieldText.write($0.text) }
        } read: {
            $0.id = try EntryID(try FieldText.read($1))
        },
        BlockField(label: "Role") {
            $0.message.role.map { FieldText.write($0) }
        } read: {
            $0.message.role = try FieldText.read($1)
        },
        BlockField(label: "Reply-To") {
            $0.message.replyTo.map { String($0) }
        } read: {
            guard let sequence = Int($1) else { throw MultichatError(.invalid, "Reply-To is no sequence.") }
            $0.message.replyTo = sequence
        },
        BlockField(label: "Tool-Calls") {
            $0.message.toolCalls?.text
        } read: {
            $0.message.toolCalls = try json($1, "Tool-Calls")
        },
        BlockField(label: "Tool-Call-Id") {
            $0.message.toolCallID.map { FieldText.write($0) }
        } read: {
            $0.message.toolCallID = try FieldText.read($1)
        },
        BlockField(label: "Usage") {
            $0.message.usage?.text
        } read: {
            $0.message.usage = try json($1, "Usage")
        },
        BlockField(label: "More") {
            $0.more?.text
        } read: {
            $0.more = try json($1, "More")
        },
        BlockField(label: "Origin") {
            $0.origin.map { FieldText.write($0) }
        } read: {
            $0.origin = try FieldText.read($1)
        },
        BlockField(label: "Content") {
            $0.message.content.word
        } read: {
            guard let content = contents[$1] else {
                throw MultichatError(.invalid, "Content is neither `parts` nor `none`.")
            }
            $0.message.content = content
        },
    ]

    /// What the field `Content` can say; text says nothing.
    private static let contents: [String: Message.Content] = ["parts": .parts(.null), "none": .none]

    private static func json(_ value: String, _ label: String) throws -> JSON {
        try JSON(value, field: "field \(label)", limits: .block)
    }
}

extension JSONLimits {
    /// The limits of JSON in blocks: the store has its own.
    static let block = JSONLimits(bytes: ImportedFile.limit, depth: JSONLimits.standard.depth)
}

extension Message.Content {
    /// The kind of content where it isn't text.
    fileprivate var word: String? {
        switch self {
        case .text: nil
        case .parts: "parts"
        case .none: "none"
        }
    }
}
