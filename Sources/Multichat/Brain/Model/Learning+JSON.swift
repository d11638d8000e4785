/// Learnings as the bodies of entries.
extension Learning {
    /// The learning as an entry's body: an object with all names, `null` where a value is absent.
    var body: JSON { body(adding: []) }

    /// The learning as a body with further members, as importers add.
    func body(adding members: [JSONValue.Member]) -> JSON {
        var writer = JSONWriter(capacity: text.utf8.count + 256 + (embedding?.dimension ?? 0) * 6)
        writer.raw("{")
        writeContent(to: &writer)
        writer.key("embedding")
        writer.string(embedding?.base64)
        for member in members {
            writer.separate()
            writer.string(member.key)
            writer.raw(":")
            writer.value(member.value)
        }
        writer.raw("}")
        return writer.json
    }

    /// Writes the members but id and embedding: `kind`, `title`, `text`, `tags`, `author`, `project`, `source`
    /// (`session` and `sequence`), `confidence`, `created` and `revised` (RFC 3339).
    public func writeContent(to writer: inout JSONWriter) {
        writer.key("kind")
        writer.string(kind)
        writer.key("title")
        writer.string(title)
        writer.key("text")
        writer.string(text)
        writer.key("tags")
        writer.strings(tags)
        writer.key("author")
        writer.string(author?.text)
        writer.key("project")
        writer.string(project)
        writer.key("source")
        source.map { $0.write(to: &writer) } ?? writer.raw("null")
        writer.key("confidence")
        writer.value(confidence.map { .number("\($0)") } ?? .null)
        writer.key("created")
        writer.time(created)
        writer.key("revised")
        writer.time(revised)
    }

    /// Reads the learning of an entry; `nil` where the entry is none, was erased, or says that it was forgotten.
    package init?(_ entry: Entry) {
        guard entry.kind == .learning, let id = LearningID(key: entry.key) else { return nil }
        let body = JSONValue(entry.body)
        guard let text = body["text"]?.string else { return nil }
        self.init(text, id: id, created: Self.time(body["created"]) ?? entry.time)
        revised = Self.time(body["revised"])
        sequence = entry.sequence
        read(body)
    }

    private mutating func read(_ body: JSONValue) {
        kind = body["kind"]?.string ?? kind
        title = body["title"]?.string
        tags = body["tags"]?.array?.compactMap(\.string) ?? []
        author = body["author"]?.string.flatMap { try? AgentID($0) }
        project = body["project"]?.string
        source = body["source"].flatMap(LearningSource.init)
        if case .number(let number) = body["confidence"] { confidence = Double(number) }
        embedding = body["embedding"]?.string.flatMap { try? Embedding(base64: $0) }
    }

    private static func time(_ value: JSONValue?) -> Timestamp? { value?.string.flatMap { RFC3339.parse($0) } }
}

extension LearningSource {
    init?(_ value: JSONValue) {
        guard let text = value["session"]?.string, let session = try? SessionID(text) else { return nil }
        self.init(session, value["sequence"]?.integer)
    }

    func write(to writer: inout JSONWriter) {
        writer.raw("{\"session\":")
        writer.string(session.text)
        writer.raw(",\"sequence\":")
        writer.integer(sequence)
        writer.raw("}")
    }
}

/// What remains of a forgotten learning.
enum Tombstone {
    /// The body of its entry.
    static let body = JSON(unchecked: "{\"forgotten\":true}")

    /// Whether an entry says that its learning was forgotten.
    static func isOne(_ entry: Entry) -> Bool {
        entry.kind == .learning && JSONValue(entry.body)["forgotten"]?.bool == true
    }
}
