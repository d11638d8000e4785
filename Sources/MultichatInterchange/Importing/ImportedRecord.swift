import Multichat

/// A message of another system, read and not stored yet.
struct ImportedRecord {
    /// Where it comes from.
    let file: FoundFile
    let format: ImportFormat
    let session: SessionID
    /// The record's whole text.
    let text: String
    /// The id that the record itself has.
    var ownID: String?
    /// Who wrote it; nobody where the record doesn't say.
    var author: AgentID?
    /// Who takes part in the session besides.
    var participants: [AgentID] = []
    var message = Message(content: .none)
    var subject: String?
    var status: String?
    /// When it was sent, as the record says.
    var sent: WrittenTime?

    /// Whether the record tells everything of its message, so that what it leaves out isn't there.
    var isWhole = false
    /// Whether the entry tells that it came from a file, though the record tells everything of its message.
    var namesFile = false
    /// What else the entry's body has.
    var more: [JSONValue.Member] = []

    /// The time in the log; `nil` takes that of the import.
    var time: Timestamp? { sent?.time }

    /// What orders the records of a session: those that tell everything stay in the order in which they were written.
    var place: Timestamp { isWhole ? Timestamp(microseconds: .min) : time ?? Timestamp(microseconds: .max) }

    /// The entry to store.
    func draft(_ id: EntryID) -> Draft {
        var draft = Draft(id: id, kind: .message, author: author ?? (isWhole ? nil : AgentNames.unknown), body: body)
        draft.time = time
        return draft
    }

    private var body: JSON {
        var more = more
        for (name, value) in isWhole ? [] : [("subject", subject), ("sentAt", sent?.sentAt), ("status", status)] {
            if let value { more.append(.init(name, .string(value))) }
        }
        if !isWhole || (namesFile && !more.contains { $0.key == "source" }) { more.append(.init("source", source)) }
        return message.body(adding: more)
    }

    private var source: JSONValue {
        var members: [JSONValue.Member] = [
            .init("path", .string(file.relative)), .init("format", .string(format.rawValue)),
        ]
        if !isWhole { members.append(.init("text", .string(text))) }
        return .object(members)
    }

    /// Whether an entry of this record's id is this record.
    ///
    /// A message that was posted here, exported and read back has no source of its own.
    func isSame(as body: JSON) -> Bool {
        if !isWhole, let source = JSONValue(body)["source"]?["text"] { return source.string == text }
        return Message(body: body) == message
    }
}

/// A session of another system.
struct ImportedSession {
    let format: ImportFormat
    let id: SessionID
    var participants: [AgentID] = []
    var createdAt: Timestamp?
    var updatedAt: Timestamp?
}
