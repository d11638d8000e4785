import Multichat

/// What a request says of a learning besides its text.
enum LearningFields {
    /// The members of the body.
    static let members: [Schema.Member] = [
        .init("title", .nullable(.words)), .init("kind", .id), .init("tags", .array(.id)),
        .init("project", .nullable(.id)),
        .init(
            "source",
            .nullable(.object([Schema.Member("session", .id).required, .init("sequence", .nullable(.sequence))]))),
        .init("confidence", .nullable(.number(0...1))), .init("embedding", .nullable(.array(.any))),
    ]

    /// Sets what is given; `null` takes it away.
    static func set(_ learning: inout Learning, _ call: Call) throws {
        let value = call.value
        if let title = value["title"] { learning.title = title.string }
        if let kind = call.text("kind") { learning.kind = kind }
        if let tags = value["tags"]?.array { learning.tags = tags.compactMap(\.string) }
        if let project = value["project"] { learning.project = project.string }
        if let source = value["source"] { learning.source = try self.source(source) }
        if let confidence = value["confidence"] { learning.confidence = number(confidence) }
        if let embedding = value["embedding"] {
            learning.embedding = embedding.isNull ? nil : try Embedding(json: embedding.json)
        }
    }

    private static func source(_ value: JSONValue) throws -> LearningSource? {
        try value["session"]?.string.map { LearningSource(try SessionID($0), value["sequence"]?.integer) }
    }

    private static func number(_ value: JSONValue) -> Double? {
        guard case .number(let text) = value else { return nil }
        return Double(text)
    }
}
