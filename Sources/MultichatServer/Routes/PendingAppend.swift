import Multichat
import MultichatViews

/// An append that a request asks for.
struct PendingAppend: Sendable {
    /// The session.
    var chat: Chat
    /// The entries.
    var drafts: [Draft]
    /// What must be true of the session.
    var expectations: [Expectation] = []
    /// Whether what was stored is a value, which has a tag of its own.
    var isValue = false

    /// The answer to its receipt.
    func response(_ receipt: Receipt) -> Response {
        var writer = JSONWriter(capacity: 256)
        ReceiptView(receipt).write(to: &writer)
        return Response(receipt.duplicate ? 200 : 201, type: BodyForm.json, writer.bytes)
            .adding("ETag", isValue ? Conditions.tag(receipt.last) : Conditions.tag(receipt.head))
    }
}

extension Call {
    /// Has one entry appended to the path's session.
    func append(_ kind: EntryKind, by author: AgentID?, _ body: JSON = .emptyObject) throws -> Reply {
        let chat = try chat
        let draft = Draft(id: try entryID(of: chat), kind: kind, author: author, body: body)
        return .append(
            PendingAppend(chat: chat, drafts: [draft], expectations: try expectedHead(of: chat)))
    }

    /// The id of the entry that a request makes: its body's, else its `Idempotency-Key`, else a new one.
    func entryID(of chat: Chat, place: Int? = nil) throws -> EntryID {
        if place == nil, let id: EntryID = try id(in: "id") { return id }
        guard let key = head.headers["idempotency-key"] else { return chat.newEntryID() }
        return try EntryID(place.map { "\(Self.unquoted(key)).\($0)" } ?? Self.unquoted(key))
    }

    /// The id of what a request starts, made from its `Idempotency-Key`, if it has one.
    var repeatableID: String? {
        head.headers["idempotency-key"].map { key in
            // Another session's fork is another one.
            let place = places["session"].map { "\($0)/" } ?? ""
            let digits = SHA256.hash("multichat/\(swarm.namespace)/\(route.path.text)/\(place)\(Self.unquoted(key))")
                .description
            let parts = [0..<8, 8..<12, 13..<16, 17..<20, 20..<32].map { range in
                String(Array(digits.utf8)[range].map { Character(Unicode.Scalar($0)) })
            }
            // A UUID of version 8, whose bits are its maker's.
            return "\(parts[0])-\(parts[1])-8\(parts[2])-8\(parts[3])-\(parts[4])"
        }
    }

    /// Whether the request says by which key its repetitions are known.
    var isRepeatable: Bool { head.headers["idempotency-key"] != nil }

    /// The text of a field that may be quoted.
    private static func unquoted(_ text: String) -> String {
        guard text.count > 2, text.first == "\"", text.last == "\"" else { return text }
        return String(text.dropFirst().dropLast())
    }
}
