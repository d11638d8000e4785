import Multichat
import MultichatViews

/// What changes a session.
enum SessionChangeRoutes {
    static let all =
        [change, members("join", .join, "Lets agents in."), members("leave", .leave, "Lets agents out.")]
        + [
            step("end", .end, "Ends a session: nothing can be posted until it is reopened."),
            step("reopen", .reopen, "Lets an ended or archived session go on."),
            step("archive", .archive, "Puts a session away."),
        ] + [fork, rewind, handover]

    private static let path = "/v1/sessions/{session}"
    private static let author = Schema.Member("author", .id)

    private static let change = Route(.patch, path, "Changes a session's topic, labels or expiry.") { call in
        var change = SessionChange()
        change.topic = call.text("topic")
        for label in call.value["labels"]?.members ?? [] { change.labels[label.key] = .some(label.value.string) }
        if let expiry = try call.expiry() {
            change.expiry = .at(expiry)
        } else if call.value["expiresAt"]?.isNull == true {
            change.expiry = .never
        }
        guard change != SessionChange() else {
            throw MultichatError(.invalid, "Nothing is changed.", hint: "Give topic, labels, ttl or expiresAt.")
        }
        return try call.append(.set, by: try call.id(in: "author"), change.body)
    }.with {
        $0.body = BodyForm(
            types: ["application/merge-patch+json", BodyForm.json],
            schema: .object([
                .init("topic", .topic), .init("labels", .map(.nullable(.label))), .init("ttl", .duration),
                .init("expiresAt", .nullable(.time)), author,
            ]))
        $0.isRepeatable = true
        $0.answers = Shapes.receipt
    }

    /// A route that changes the status.
    private static func step(_ word: String, _ kind: EntryKind, _ summary: String) -> Route {
        Route(.post, "\(path)/\(word)", summary) { call in
            try call.append(kind, by: try call.id(in: "author"))
        }.with {
            $0.body = .object(author, required: false)
            $0.isRepeatable = true
            $0.answers = Shapes.receipt
        }
    }

    /// A route that lets agents in or out, all in one batch.
    private static func members(_ word: String, _ kind: EntryKind, _ summary: String) -> Route {
        Route(.post, "\(path)/\(word)", summary) { call in
            let chat = try call.chat
            let agents: [AgentID] = try call.ids(in: "agents")
            guard !agents.isEmpty else { throw MultichatError(.invalid, "`agents` names nobody.") }
            let drafts = try agents.enumerated().map { place, agent in
                Draft(
                    id: try call.entryID(of: chat, place: place + 1), kind: kind, author: agent,
                    body: Lifecycle.agent(agent))
            }
            return .append(
                PendingAppend(chat: chat, drafts: drafts, expectations: try call.expectedHead(of: chat)))
        }.with {
            $0.body = .object(Schema.Member("agents", .array(.id)).required)
            $0.isRepeatable = true
            $0.answers = Shapes.receipt
        }
    }

    private static let fork = Route(.post, path + "/fork", "Branches a session into a new one.") { call in
        let given: SessionID? = try call.id(in: "id")
        let id = try given ?? call.repeatableID.map { try SessionID($0) }
        if let id { try call.requireRight(to: id) }
        let chat = try call.chat
        let place = call.value["at"]?.integer
        try call.requireHead(of: chat)
        do {
            let fork = try chat.fork(at: place, as: id, expiry: try call.expiry())
            return SessionRoutes.started(try fork.session(), call)
        } catch let error as MultichatError where error.code == .conflict && call.isRepeatable {
            // The same request may have made it before.
            guard let id, let known = try? call.swarm.chat(id).session(), let origin = known.forkedFrom,
                origin.session == chat.id, place ?? origin.sequence == origin.sequence
            else { throw error }
            return call.show(SessionView(known), tag: Conditions.tag(known.head))
        }
    }.with {
        $0.body = .object(
            .init("at", .integer(0...Int.max)), .init("id", .id), .init("ttl", .duration),
            .init("expiresAt", .time), required: false)
        $0.isRepeatable = true
        $0.isSlow = true
        $0.answers = [200: Answer(.named("Session")), 201: Answer(.named("Session"), tagged: true)]
    }

    private static let rewind = Route(
        .post, path + "/rewind", "Hides all messages and values behind a sequence."
    ) { call in
        try call.append(
            .rewind, by: try call.id(in: "author"), Lifecycle.rewind(to: call.value["to"]?.integer ?? 0))
    }.with {
        $0.body = .object(Schema.Member("to", .integer(0...Int.max)).required, author)
        $0.isRepeatable = true
        $0.answers = Shapes.receipt
    }

    private static let handover = Route(
        .post, path + "/handover", "Hands an agent's work over to another: leases, workflows, context."
    ) { call in
        guard let old: AgentID = try call.id(in: "from"), let new: AgentID = try call.id(in: "to") else {
            throw MultichatError(.invalid, "`from` and `to` must name agents.")
        }
        try call.requireHead(of: call.chat)
        let time = try call.duration("for") ?? 300_000_000
        let receipt = try call.chat.handover(
            from: old, to: new, note: call.text("note"), for: .microseconds(time))
        return call.show(ReceiptView(receipt), status: 201, tag: Conditions.tag(receipt.head))
    }.with {
        $0.body = .object(
            Schema.Member("from", .id).required, Schema.Member("to", .id).required, .init("note", .words),
            .init("for", .duration))
        $0.isSlow = true
        $0.answers = Shapes.receipt
    }
}
