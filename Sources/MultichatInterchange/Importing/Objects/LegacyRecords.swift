import Multichat

/// The earlier session store of a swarm: an object of sessions by their ids, and an array of all messages.
enum LegacyRecords {
    /// Whether every member of an object is a session.
    static func isSessions(_ value: JSONValue) -> Bool {
        guard let members = value.members, !members.isEmpty else { return false }
        return members.allSatisfy { $0.value["session_id"] != nil }
    }

    static func readSessions(_ value: JSONValue, _ file: ImportedFile, _ collection: inout ImportCollection) {
        collection.count(.legacy)
        for member in value.members ?? [] {
            do {
                collection.add(try session(RecordFields(member.value), file, .legacy))
            } catch {
                let reason = (error as? MultichatError)?.message ?? "\(error)"
                collection.report.refuse(file.found.path, "session \(member.key): \(reason)", .legacy)
            }
        }
    }

    /// A session; its participants are an array of names.
    static func session(
        _ fields: RecordFields, _ file: ImportedFile, _ format: ImportFormat
    ) throws -> ImportedSession {
        guard let id = fields.text("session_id", "id") else {
            throw MultichatError(.invalid, "The session has no session_id.")
        }
        var session = ImportedSession(format: format, id: try SessionID(id))
        session.participants = try (fields.texts("participants") ?? []).compactMap { try file.names.agent($0) }
        session.createdAt = fields.sent(file.zone, "created_at")?.time
        session.updatedAt = fields.sent(file.zone, "last_activity", "updated_at")?.time
        return session
    }

    /// A message, which names its session.
    static func message(
        _ fields: RecordFields, _ text: String, _ file: ImportedFile, _ format: ImportFormat = .legacy
    ) throws -> ImportedRecord {
        guard let session = fields.text("session_id") else {
            throw MultichatError(.invalid, "The message has no session_id.")
        }
        var record = try file.record(format, session, text)
        record.ownID = fields.text("id")
        record.author = try file.names.agent(fields.text("sender", "from"))
        let recipients = try file.names.recipients(fields.texts("recipient", "to") ?? [])
        record.message = Message(content: fields.text("content", "message").map { .text($0) } ?? .none, to: recipients)
        record.message.priority = fields.text("priority")
        record.message.tags = fields.tags
        record.sent = fields.sent(file.zone, "timestamp", "created_at")
        return record
    }
}
