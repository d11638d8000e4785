import Multichat

/// A message in delivery: the message, and what became of it.
enum QueueRecord {
    static func read(_ fields: RecordFields, _ text: String, _ file: ImportedFile) throws -> ImportedRecord {
        let inner = fields["message"]
        let to = inner.texts("recipient", "to") ?? fields.texts("recipient", "to")
        let recipients = try to.map { try file.names.recipients($0) }
        let name = recipients.map { $0.first?.text ?? "all" } ?? AgentNames.unknown.text
        var record = try file.record(.queue, "queue/\(name)", text)
        record.ownID = fields.text("queue_id")
        record.author = try file.names.agent(inner.text("sender", "from") ?? fields.text("sender", "from"))
        record.participants = recipients ?? []
        let content = inner.text("content", "message", "text") ?? fields.text("message", "content")
        record.message = Message(content: content.map { .text($0) } ?? .none, to: recipients ?? [])
        record.message.priority = inner.text("priority") ?? fields.text("priority")
        record.message.tags = inner.tags
        record.subject = inner.text("subject")
        record.status = fields.text("status")
        record.sent = fields.sent(file.zone, "created_at", "timestamp")
        return record
    }
}
