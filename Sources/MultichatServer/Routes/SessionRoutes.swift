import Multichat
import MultichatViews

/// Sessions as wholes.
enum SessionRoutes {
    static let all = [list, start, show, startNamed, delete] + SessionChangeRoutes.all

    private static let agent = Parameter("agent", .id, "only sessions that this agent is in")
    private static let status = Parameter(
        "status", .text(.choice(SessionStatus.allCases.map(\.rawValue))), "only those of this status")
    private static let label = Parameter("label", .text(.label), "only those with this label, K=V").repeating
    private static let prefix = Parameter("prefix", .id, "only those whose id begins so")
    private static let order = Parameter(
        "order", .text(.choice(["updated", "created"])), "last updated first (the default), or by their start")
    private static let system = Parameter("system", .flag, "also the store's own sessions")
    private static let limit = Parameter.limit(100)

    private static let list = Route(.get, "/v1/sessions", "Lists sessions, last updated first.") { call in
        var query = SessionQuery()
        query.participant = try call.id(agent)
        query.status = call.word(status).flatMap(SessionStatus.init(rawValue:))
        query.labels = try call.labels(label)
        query.idPrefix = call.word(prefix)
        query.order = call.word(order) == "created" ? .created : .newestUpdated
        query.includesSystem = call.has(system)
        query.limit = call.integer(limit) ?? 100
        query.cursor = call.word(.cursor)
        return call.list(try call.swarm.sessions(query)) { SessionView($1).write(to: &$0) }
    }.with {
        $0.parameters = [agent, status, label, prefix, order, system, limit, .cursor]
        $0.answers = [200: Answer(Shapes.list(of: "Session"))]
    }

    /// What a session may start with.
    static let beginning: [Schema.Member] = [
        .init("topic", .topic), .init("participants", .array(.id)), .init("labels", .map(.label)),
        .init("ttl", .duration), .init("expiresAt", .time),
    ]

    private static let start = Route(.post, "/v1/sessions", "Starts a session.") { call in
        let given: SessionID? = try call.id(in: "id")
        let id = given?.text ?? call.repeatableID
        let new = try beginning(of: try SessionID(id ?? call.swarm.newID()), call)
        do {
            return started(try call.server.store.create(new), call)
        } catch let error as MultichatError where error.code == .conflict && call.isRepeatable {
            // The same request may have made it before.
            guard try call.server.store.origin(of: new.reference).begins(as: new) else { throw error }
            let session = try call.server.store.required(new.reference)
            return call.show(SessionView(session), tag: Conditions.tag(session.head))
        }
    }.with {
        $0.body = BodyForm(
            types: [BodyForm.json], schema: .object([.init("id", .id)] + beginning), isRequired: false)
        $0.isRepeatable = true
        $0.answers = [200: Answer(.named("Session")), 201: Answer(.named("Session"), tagged: true)]
    }

    private static let startNamed = Route(
        .put, "/v1/sessions/{session}", "Starts a session unless it is there already."
    ) { call in
        let new = try beginning(of: try call.id(at: "session"), call)
        try call.requireHead(of: call.chat)
        do {
            return started(try call.server.store.create(new), call)
        } catch let error as MultichatError where error.code == .conflict {
            let session = try call.server.store.required(new.reference)
            return call.show(SessionView(session), tag: Conditions.tag(session.head))
        }
    }.with {
        $0.body = BodyForm(types: [BodyForm.json], schema: .object(beginning), isRequired: false)
        $0.answers = [
            200: Answer(.named("Session"), tagged: true), 201: Answer(.named("Session"), tagged: true),
        ]
    }

    private static let show = Route(.get, "/v1/sessions/{session}", "Shows a session.") { call in
        let session = try call.session()
        let tag = Conditions.tag(session.head)
        // Logs without entries are alike, whatever their sessions.
        let unchanged = session.head.sequence > 0 ? call.unchanged(tag) : nil
        return unchanged ?? call.show(SessionView(session), tag: tag)
    }.with { $0.answers = [200: Answer(.named("Session"), tagged: true)] }

    private static let delete = Route(
        .delete, "/v1/sessions/{session}", "Removes a session and its log for good."
    ) { call in
        let chat = try call.chat
        let session = try chat.session()
        try call.requireHead(of: chat)
        guard try call.swarm.delete(session.id) else { throw MultichatError.unknown(session.reference) }
        return call.show(DeletionView(session))
    }.with {
        $0.scope = .admin
        $0.answers = [200: Answer(.named("Deletion"))]
    }

    private static func beginning(of id: SessionID, _ call: Call) throws -> NewSession {
        try call.requireRight(to: id)
        var new = NewSession(SessionReference(id, in: call.swarm.namespace))
        new.topic = call.text("topic")
        new.participants = try call.ids(in: "participants")
        for label in call.value["labels"]?.members ?? [] { new.labels[label.key] = label.value.string }
        new.expiry = try call.expiry()
        return new
    }

    /// Answers a session that was just started.
    static func started(_ session: Session, _ call: Call) -> Reply {
        guard
            case .response(let response) = call.show(
                SessionView(session), status: 201, tag: Conditions.tag(session.head))
        else { return .response(Response(500)) }
        let query =
            session.reference.namespace == call.server.configuration.namespace
            ? "" : "?namespace=" + PercentCoding.encode(session.reference.namespace.text)
        return .response(
            response.adding("Location", "/v1/sessions/" + PercentCoding.encode(session.id.text) + query))
    }
}

extension NewSession {
    /// Whether a session began with just what another one is to begin with.
    fileprivate func begins(as other: NewSession) -> Bool {
        topic == other.topic && participants == other.participants && labels == other.labels && expiry == other.expiry
    }
}
