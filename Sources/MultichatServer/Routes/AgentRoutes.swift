import Multichat
import MultichatInterchange
import MultichatViews

/// Agents, and what waits for them.
enum AgentRoutes {
    static let all = [list, show, inbox, acknowledge, resume, correspondence]

    private static let sessions = Parameter(
        "sessions", .integer(1...100_000, standard: 1000), "look at the newest N sessions")
    private static let limit = Parameter.limit(50, from: 0)
    private static let isAll = Parameter("all", .flag, "also those that were acknowledged")

    private static let list = Route(.get, "/v1/agents", "Shows what each agent did last, and where.") { call in
        let found = try call.swarm.presence(sessions: call.integer(sessions) ?? 1000)
        return call.list(found) { PresenceView($1).write(to: &$0) }
    }.with {
        $0.parameters = [sessions]
        $0.isSlow = true
        $0.answers = [200: Answer(Shapes.list(of: "Presence"))]
    }

    private static let show = Route(.get, "/v1/agents/{agent}", "Shows what an agent did last, and where.") { call in
        let found = try call.swarm.presence(
            of: [try call.id(at: "agent")], sessions: call.integer(sessions) ?? 1000)
        return call.show(PresenceView(found.items[0]))
    }.with {
        $0.parameters = [sessions]
        $0.isSlow = true
        $0.answers = [200: Answer(.named("Presence"))]
    }

    private static let inbox = Route(
        .get, "/v1/agents/{agent}/inbox", "Reads what is for an agent, over all sessions, newest first."
    ) { call in
        let inbox = try call.swarm.inbox(
            of: try call.id(at: "agent"), limit: call.integer(limit) ?? 50, includingRead: call.has(isAll),
            after: call.word(.cursor))
        let response = Response.json { writer in
            writer.raw("{")
            writer.member("agent", inbox.agent.text)
            writer.member("unread", inbox.unread)
            writer.key("sessions")
            writer.array(inbox.sessions) { writer, count in
                writer.raw("{")
                writer.member("session", count.session.text)
                writer.member("unread", count.unread)
                writer.raw("}")
            }
            writer.key("items")
            writer.array(inbox.items) { InboxItemView($1).write(to: &$0) }
            writer.member("cursor", inbox.cursor)
            writer.key("leftOut")
            writer.array(inbox.leftOut) { DamageView($1).write(to: &$0) }
            writer.raw("}")
        }
        guard let cursor = inbox.cursor else { return .response(response) }
        return .response(response.adding("Link", "<\(call.next(cursor))>; rel=\"next\""))
    }.with {
        $0.parameters = [limit, isAll, .cursor]
        $0.isSlow = true
        $0.answers = [200: Answer(.named("Inbox"))]
    }

    private static let acknowledge = Route(
        .post, "/v1/agents/{agent}/ack", "Acknowledges a session's messages up to one."
    ) { call in
        let agent: AgentID = try call.id(at: "agent")
        guard let session: SessionID = try call.id(in: "session") else {
            throw MultichatError(.invalid, "The member `session` is missing.")
        }
        let chat = call.swarm.chat(session)
        let sequence = call.value["sequence"]?.integer
        if call.value["reply"]?.bool == true {
            guard let sequence else {
                throw MultichatError(.invalid, "`reply` needs `sequence`: the message that is answered.")
            }
            try Acknowledgement.post(for: sequence, in: chat, by: agent)
        }
        return call.show(AcknowledgementView(session, agent, read: try chat.acknowledge(sequence, by: agent)))
    }.with {
        $0.body = .object(
            Schema.Member("session", .id).required, .init("sequence", .integer(0...Int.max)), .init("reply", .flag))
        $0.isSlow = true
        $0.answers = [200: Answer(.named("Acknowledgement"))]
    }

    private static let resume = Route(.get, "/v1/agents/{agent}/resume", "Shows what an agent goes on with.") { call in
        call.show(ResumptionView(try call.swarm.resume(try call.id(at: "agent"))))
    }.with {
        $0.isSlow = true
        $0.answers = [200: Answer(.named("Resumption"))]
    }

    private static let counted = Parameter(
        "sessions", .integer(1...1000, standard: 100), "look at the newest N sessions")
    private static let depth = Parameter(
        "entries", .integer(1...10_000, standard: 500), "look at the newest N entries of each")

    private static let correspondence = Route(
        .get, "/v1/correspondence", "Counts who wrote to whom in the newest sessions."
    ) { call in
        call.show(
            CorrespondenceView(
                try call.swarm.correspondence(
                    sessions: call.integer(counted) ?? 100, entries: call.integer(depth) ?? 500)))
    }.with {
        $0.parameters = [counted, depth]
        $0.isSlow = true
        $0.answers = [200: Answer(.named("Correspondence"))]
    }
}
