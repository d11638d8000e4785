import Multichat
import MultichatViews

/// The messages of sessions.
enum MessageRoutes {
    static let all = [newest, post, show, statuses] + MessageReportRoutes.all

    static let path = "/v1/sessions/{session}/messages"
    private static let last = Parameter("last", .integer(1...1000, standard: 50), "how many")

    private static let newest = Route(.get, path, "Reads the newest messages, the oldest of them first.") { call in
        let chat = try call.chat
        return try call.reading(chat) { try newest(call, chat, tag: $0) }
    }.with {
        $0.parameters = [last, .asOf, EntryRoutes.author, EntryRoutes.recipient, .cursor]
        $0.answers = [200: Answer(Shapes.list(of: "Entry"), tagged: true)]
    }

    private static func newest(_ call: Call, _ chat: Chat, tag: String) throws -> Reply {
        var query = EntryQuery(chat.reference)
        query.kind = .message
        query.newestFirst = true
        query.asOf = call.integer(.asOf)
        query.author = try call.id(EntryRoutes.author)
        query.recipient = try call.id(EntryRoutes.recipient)
        query.limit = call.integer(last) ?? 50
        query.byteLimit = EntryQuery.pageBytes
        query.cursor = call.word(.cursor)
        var page = try chat.entries(query)
        page.items.reverse()
        return call.list(page, tag: tag) { EntryView($1, of: chat.id).write(to: &$0) }
    }

    private static let post = Route(.post, path, "Posts a message.") { call in
        let chat = try call.chat
        guard let author: AgentID = try call.id(in: "from") else {
            throw MultichatError(.invalid, "The member `from` is missing.")
        }
        let draft = Draft(
            id: try call.entryID(of: chat), kind: .message, author: author, body: try message(call).body)
        let expectations = try EntryBatch.expectations(call.value["expect"]) + call.expectedHead(of: chat)
        return .append(PendingAppend(chat: chat, drafts: [draft], expectations: expectations))
    }.with {
        $0.body = .object(
            Schema.Member("from", .id).required,
            Schema.Member("content", .either([.words, .array(.any), .null])).required,
            .init("to", .array(.id)), .init("role", .nullable(.words)), .init("priority", .nullable(.words)),
            .init("tags", .array(.words)), .init("replyTo", .nullable(.sequence)), .init("toolCalls", .any),
            .init("toolCallId", .nullable(.words)), .init("usage", .any), .init("id", .id),
            .init("expect", .named("Expectation")))
        $0.isRepeatable = true
        $0.answers = Shapes.receipt
    }

    private static func message(_ call: Call) throws -> Message {
        var message = Message(content: .none, to: try call.ids(in: "to"))
        switch call.value["content"] {
        case .string(let text): message.content = .text(text)
        case .array(let parts): message.content = .parts(JSONValue.array(parts).json)
        default: break
        }
        message.role = call.text("role")
        message.priority = call.text("priority")
        message.tags = (call.value["tags"]?.array ?? []).compactMap(\.string)
        message.replyTo = call.value["replyTo"]?.integer
        message.toolCalls = call.value["toolCalls"].flatMap { $0.isNull ? nil : $0.json }
        message.toolCallID = call.text("toolCallId")
        message.usage = call.value["usage"].flatMap { $0.isNull ? nil : $0.json }
        return message
    }

    private static let show = Route(.get, path + "/{sequence}", "Reads a message.") { call in
        let chat = try call.chat
        return call.show(EntryView(try chat.message(at: try call.sequence), of: chat.id))
    }.with { $0.answers = [200: Answer(.named("Entry"))] }

    private static let statuses = Route(
        .get, path + "/{sequence}/status", "Shows what became of a message, for each of its recipients."
    ) { call in
        call.list(Page(try call.chat.statuses(of: try call.sequence))) { StatusView($1).write(to: &$0) }
    }.with { $0.answers = [200: Answer(Shapes.list(of: "MessageStatus"))] }
}

extension Call {
    /// The sequence in the path.
    var sequence: Int {
        get throws {
            guard let sequence = Int(place("sequence")), sequence > 0 else {
                throw MultichatError(.invalid, "The sequence in the path must be an integer of at least 1.")
            }
            return sequence
        }
    }
}
