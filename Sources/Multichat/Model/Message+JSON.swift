extension Message {
    /// The message as an entry's body: an object with all nine names, `null` where a value is absent.
    public var body: JSON {
        var writer = JSONWriter(capacity: 384)
        write(to: &writer)
        writer.raw("}")
        return writer.json
    }

    /// The message as a body with further members behind the nine, as importers add.
    public func body(adding members: [JSONValue.Member]) -> JSON {
        var writer = JSONWriter(capacity: 1024)
        write(to: &writer)
        for member in members {
            writer.separate()
            writer.string(member.key)
            writer.raw(":")
            writer.value(member.value)
        }
        writer.raw("}")
        return writer.json
    }

    private func write(to writer: inout JSONWriter) {
        writer.raw("{\"to\":")
        writer.array(to) { $0.string($1.text) }
        writer.raw(",\"role\":")
        writer.string(role)
        writer.raw(",\"content\":")
        switch content {
        case .text(let text): writer.string(text)
        case .parts(let parts): writer.json(parts)
        case .none: writer.raw("null")
        }
        writer.raw(",\"priority\":")
        writer.string(priority)
        writer.raw(",\"tags\":")
        writer.strings(tags)
        writer.raw(",\"replyTo\":")
        writer.integer(replyTo)
        writer.raw(",\"toolCalls\":")
        writer.json(toolCalls)
        writer.raw(",\"toolCallId\":")
        writer.string(toolCallID)
        writer.raw(",\"usage\":")
        writer.json(usage)
    }

    /// Reads a message from an entry's body; what is missing or of another type is left out.
    ///
    /// - Returns: `nil` where the body isn't an object.
    public init?(body: JSON) {
        let value = JSONValue(body)
        guard case .object = value else { return nil }
        self.init(content: Content(value["content"]), to: Message.recipients(value))
        role = value["role"]?.string
        priority = value["priority"]?.string
        tags = value["tags"]?.array?.compactMap(\.string) ?? []
        replyTo = value["replyTo"]?.integer
        toolCalls = value["toolCalls"].flatMap { $0.isNull ? nil : $0.json }
        toolCallID = value["toolCallId"]?.string
        usage = value["usage"].flatMap { $0.isNull ? nil : $0.json }
    }

    /// The recipients that a body names: an array of ids, or one id.
    static func recipients(_ body: JSONValue) -> [AgentID] {
        guard let to = body["to"] else { return [] }
        return (to.array ?? [to]).compactMap { $0.string.flatMap { try? AgentID($0) } }
    }
}

extension Message.Content {
    /// Reads content: a string, an array of parts, or nothing.
    init(_ value: JSONValue?) {
        switch value {
        case .string(let text): self = .text(text)
        case .array(let parts): self = .parts(JSONValue.array(parts).json)
        default: self = .none
        }
    }
}
