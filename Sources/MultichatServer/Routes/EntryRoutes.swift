import Multichat
import MultichatViews

/// The entries of sessions.
enum EntryRoutes {
    static let all = [list, append, show]

    private static let path = "/v1/sessions/{session}/entries"
    private static let from = Parameter("from", .sequence, "only from this sequence on")
    private static let through = Parameter("through", .sequence, "only up to this sequence")
    private static let order = Parameter(
        "order", .text(.choice(["oldest", "newest"])), "which come first (default: oldest)")
    static let kind = Parameter("kind", .id, "only entries of this kind, such as message")
    static let author = Parameter("author", .id, "only entries of this agent")
    static let recipient = Parameter("recipient", .id, "only messages to this agent or to everybody")
    private static let key = Parameter("key", .id, "only entries of this key")
    private static let keyPrefix = Parameter("key-prefix", .id, "only entries whose key begins so")
    private static let hidden = Parameter("hidden", .flag, "also the entries that a rewind hides")
    private static let limit = Parameter.limit(100)

    private static let list = Route(.get, path, "Reads a session's entries.") { call in
        let chat = try call.chat
        return try call.reading(chat) { tag in
            let query = try query(call, chat)
            if call.wantsLines {
                return .response(
                    Response(200, type: BodyForm.lines, source: EntryLines(chat, query)).adding("ETag", tag))
            }
            return call.list(try chat.entries(query), tag: tag) { EntryView($1, of: chat.id).write(to: &$0) }
        }
    }.with {
        $0.parameters = [
            from, through, .asOf, order, kind, author, recipient, key, keyPrefix, hidden, limit, .cursor,
        ]
        $0.answers = [200: Answer(Shapes.list(of: "Entry"), tagged: true)]
    }

    private static func query(_ call: Call, _ chat: Chat) throws -> EntryQuery {
        var query = EntryQuery(chat.reference)
        query.from = call.integer(from)
        query.through = call.integer(through)
        query.asOf = call.integer(.asOf)
        query.newestFirst = call.word(order) == "newest"
        query.kind = try call.id(kind)
        query.author = try call.id(author)
        query.recipient = try call.id(recipient)
        query.key = try call.id(key)
        query.keyPrefix = call.word(keyPrefix)
        query.includesHidden = call.has(hidden)
        query.limit = call.integer(limit) ?? 100
        query.byteLimit = EntryQuery.pageBytes
        query.cursor = call.word(.cursor)
        return query
    }

    private static let append = Route(.post, path, "Appends a batch of entries, whole or not at all.") { call in
        let chat = try call.chat
        let batch = try EntryBatch(call, chat)
        return .append(
            PendingAppend(
                chat: chat, drafts: batch.drafts,
                expectations: try batch.expectations + call.expectedHead(of: chat)))
    }.with {
        $0.body = BodyForm(
            types: [BodyForm.json, BodyForm.lines],
            schema: .object([
                Schema.Member("entries", .array(.named("Draft"))).required,
                Schema.Member("expect", .named("Expectation")),
            ]))
        $0.isRepeatable = true
        $0.answers = Shapes.receipt
    }

    private static let show = Route(.get, path + "/{sequence}", "Reads an entry, hidden or not.") { call in
        let chat = try call.chat
        let sequence = try call.sequence
        let query = EntryQuery(chat.reference, from: sequence, through: sequence)
        guard let entry = try chat.entries(query).items.first else {
            throw MultichatError(
                .notFound, "The session \(chat.reference) has no entry \(sequence)."
            ).with { $0.session = chat.id.text }
        }
        return call.show(EntryView(entry, of: chat.id))
    }.with { $0.answers = [200: Answer(.named("Entry"))] }
}
