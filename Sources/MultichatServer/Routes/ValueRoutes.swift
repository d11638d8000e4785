import Multichat
import MultichatViews

/// The values of sessions: the newest entry of each key.
enum ValueRoutes {
    static let all = [list, show, put]

    private static let path = "/v1/sessions/{session}/values"
    private static let prefix = Parameter("prefix", .id, "only keys that begin so")
    static let limit = Parameter.limit(100)

    private static let list = Route(.get, path, "Lists the keys that have a value, with the entries that hold it.") {
        call in
        let chat = try call.chat
        return try call.reading(chat) { try call.latest(chat, prefix: call.word(prefix) ?? "", tag: $0) }
    }.with {
        $0.parameters = [prefix, .asOf, limit, .cursor]
        $0.answers = [200: Answer(Shapes.list(of: "Entry"), tagged: true)]
    }

    private static let show = Route(.get, path + "/{key}", "Shows the entry that holds a key's value.") { call in
        let chat = try call.chat
        let key: EntryKey = try call.id(at: "key")
        guard let entry = try chat.latest(key, asOf: call.integer(.asOf)) else {
            let session = try chat.session()
            throw MultichatError(.notFound, "The session \(session.reference) has no value of the key \(key).")
                .with { $0.session = session.id.text }
        }
        return call.held(entry, chat)
    }.with {
        $0.parameters = [.asOf]
        $0.answers = [200: Answer(.named("Entry"), tagged: true)]
    }

    private static let put = Route(.put, path + "/{key}", "Saves a value under a key; the older ones stay.") { call in
        let chat = try call.chat
        let key: EntryKey = try call.id(at: "key")
        var draft = Draft(
            id: try call.entryID(of: chat), kind: .value, author: try call.id(.author), body: call.json)
        draft.key = key
        return .append(
            PendingAppend(
                chat: chat, drafts: [draft], expectations: try call.expectedValue(of: key), isValue: true))
    }.with {
        $0.parameters = [.author]
        $0.body = .value
        $0.isRepeatable = true
        $0.answers = Shapes.receipt
    }
}

extension Call {
    /// Answers a page of the newest entries by key.
    func latest(_ chat: Chat, prefix: String, tag: String) throws -> Reply {
        var query = LatestQuery(chat.reference, prefix: prefix)
        query.asOf = integer(.asOf)
        query.limit = integer(ValueRoutes.limit) ?? 100
        query.cursor = word(.cursor)
        return list(try swarm.store.latest(query), tag: tag) { EntryView($1, of: chat.id).write(to: &$0) }
    }

    /// Answers an entry that holds a value.
    func held(_ entry: Entry, _ chat: Chat) -> Reply {
        let tag = Conditions.tag(entry.sequence)
        return unchanged(tag) ?? show(EntryView(entry, of: chat.id), tag: tag)
    }
}
