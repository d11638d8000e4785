/// What the body of an entry that tells of the session itself may hold.
///
/// Such a body is kept as long as the session is, or says what every reader relies on: so it holds nothing but what its
/// kind needs. What free text there may be has a place of its own, such as a topic, or the reason of a status.
struct BodyShape: Sendable {
    private typealias Check = @Sendable (JSONValue) -> Bool

    private let members: [String: Check]

    /// Checks the body of a draft of such a kind.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid`.
    static func check(_ draft: Draft) throws {
        guard let shape = shapes[draft.kind], !shape.fits(draft.body) else { return }
        let names = shape.members.keys.sorted().map { "`\($0)`" }.joined(separator: ", ")
        let allowed = names.isEmpty ? "be empty" : "have these members, each of its type: \(names)"
        throw MultichatError(
            .invalid, "The body of an entry of the kind `\(draft.kind)` can only \(allowed).",
            hint: "What else there is to say belongs into a message or a value.")
    }

    private func fits(_ body: JSON) -> Bool {
        if body == .null || body == .emptyObject { return true }
        guard let found = JSONValue(body).members else { return false }
        return found.allSatisfy { members[$0.key]?($0.value) ?? false }
    }

    private static let shapes: [EntryKind: BodyShape] = [
        .join: BodyShape(members: ["agent": isAgent]),
        .leave: BodyShape(members: ["agent": isAgent]),
        .end: BodyShape(members: [:]),
        .reopen: BodyShape(members: [:]),
        .archive: BodyShape(members: [:]),
        .set: BodyShape(members: [
            "topic": isTextOrNull, "labels": isLabels, "ttl": isInteger, "expiresAt": { $0.isNull || isInteger($0) },
        ]),
        .rewind: BodyShape(members: ["to": isInteger]),
        .lease: BodyShape(members: [
            "holder": isAgent, "fence": isInteger, "end": isInteger, "released": { $0.bool != nil },
        ]),
        .status: BodyShape(members: [
            "status": { $0.string.flatMap(MessageStatus.State.init(rawValue:)) != nil },
            "reason": { $0.string != nil }, "through": isInteger,
        ]),
    ]

    private static let isInteger: Check = { $0.integer != nil }
    private static let isTextOrNull: Check = { $0.isNull || $0.string != nil }
    private static let isAgent: Check = { value in value.string.flatMap { try? AgentID($0) } != nil }
    private static let isLabels: Check = { labels in
        labels.members.map { $0.allSatisfy { isTextOrNull($0.value) } } ?? false
    }
}
