import Multichat

/// A JSON object that is one message between agents, of any of the shapes that tools write.
enum CommsRecord {
    /// Members of which a message has at least one.
    static let names = [
        "from", "sender", "to", "recipient", "agent", "message", "message_id", "task_id", "channel", "content",
        "summary",
    ]

    static func read(_ fields: RecordFields, _ text: String, _ file: ImportedFile) throws -> ImportedRecord {
        let place = file.place
        let folder = place.agent
        let from = fields.text("from", "sender") ?? fields.text("agent") ?? place.sender
        let author = try file.names.agent(from ?? (place.folder == .outbox ? folder : nil))
        let to = fields.texts("to", "recipient", "recipients") ?? place.recipient.map { [$0] }
        let recipients = try (to ?? (place.folder == .inbox ? folder.map { [$0] } : nil)).map(file.names.recipients)
        var record = try file.record(.comms, session(fields, author, recipients), text)
        record.ownID = fields.text("id")
        record.author = author
        record.participants = recipients ?? []
        record.message = Message(content: content(fields), to: recipients ?? [])
        record.message.priority = fields.text("priority")
        record.message.tags = fields.tags
        record.subject = fields.text("subject", "topic", "title")
        record.status = fields.text("status", "state", "current_state")
        record.sent = fields.sent(file.zone, "timestamp", "created_at", "sent_at", "time", "date")
        return record
    }

    /// The thread that the record names, else its agents in the order of their bytes.
    private static func session(_ fields: RecordFields, _ author: AgentID?, _ recipients: [AgentID]?) -> String {
        if let thread = fields.text("thread", "thread_id", "conversation_id") { return "comms/" + thread }
        let others = recipients.map { $0.isEmpty ? ["all"] : $0.map(\.text) } ?? [AgentNames.unknown.text]
        let names = others + [(author ?? AgentNames.unknown).text]
        return "comms/"
            + names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }.joined(separator: "+")
    }

    /// What it says: the first text among the members that hold it, or parts.
    private static func content(_ fields: RecordFields) -> Message.Content {
        if let parts = fields.value["content"]?.array { return .parts(JSONValue.array(parts).json) }
        let payload = fields["payload"]
        let text =
            fields.text("message", "content", "body", "text", "summary", "description", "instructions", "next_action")
            ?? payload.text("message", "content", "raw", "summary") ?? fields["message"].text("content", "text")
        return text.map { .text($0) } ?? .none
    }
}
