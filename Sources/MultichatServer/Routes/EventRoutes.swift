import Multichat

/// What comes to sessions, as server-sent events.
enum EventRoutes {
    static let all = [session, sessions]

    private static let after = Parameter(
        "after", .integer(0...Int.max), "the entries behind this sequence, 0 for all; without it, from now on")
    private static let place = Parameter(
        "after", .id, "the events behind the one with this id; without it, from now on")
    private static let agent = Parameter("agent", .id, "only sessions that this agent is in")
    private static let label = Parameter("label", .text(.label), "only sessions with this label").repeating
    private static let lastID = Parameter(
        "Last-Event-ID", .id, "the id of the last event that came; used instead of `after`"
    ).at(.header)
    private static let filters = [EntryRoutes.kind, EntryRoutes.author, EntryRoutes.recipient]
    private static let type = "text/event-stream"

    private static let session = Route(
        .get, "/v1/sessions/{session}/events", "Sends a session's entries as they come."
    ) { call in
        let chat = try call.chat
        let sequence = try sequence(call) ?? chat.session().head.sequence
        var query = FollowQuery(chat.reference)
        try narrow(&query, call)
        return .response(
            stream(try FollowerEvents.stream(chat.reference, after: sequence, query, call)))
    }.with {
        $0.parameters = [after] + filters + [lastID]
        $0.isSlow = true
        $0.answers = [200: Answer(.words, type: type)]
    }

    private static let sessions = Route(
        .get, "/v1/events", "Sends what comes to all sessions of the namespace."
    ) { call in
        var query = FollowQuery(all: call.swarm.namespace)
        try narrow(&query, call)
        var filter = EventFilter(query, call.server.store)
        filter.agent = try call.id(agent)
        filter.labels = try call.labels(label)
        let from = call.head.headers["last-event-id"] ?? call.word(place)
        return .response(
            stream(try JournalEvents.stream(call.swarm.namespace, from: from, filter, call)))
    }.with {
        $0.parameters = [place, agent] + filters + [label, lastID]
        $0.isSlow = true
        $0.answers = [200: Answer(.words, type: type)]
    }

    /// The sequence behind which a session is followed.
    private static func sequence(_ call: Call) throws -> Int? {
        guard let text = call.head.headers["last-event-id"] else { return call.integer(after) }
        guard let sequence = Int(text), sequence >= 0 else {
            throw MultichatError(.invalid, "`Last-Event-ID` must be a sequence.")
        }
        return sequence
    }

    private static func narrow(_ query: inout FollowQuery, _ call: Call) throws {
        query.kind = try call.id(EntryRoutes.kind)
        query.author = try call.id(EntryRoutes.author)
        query.recipient = try call.id(EntryRoutes.recipient)
    }

    private static func stream(_ source: EventStream) -> Response {
        Response(200, type: type, source: source)
            .adding("Cache-Control", "no-store")
            // Proxies that collect answers would keep the events back.
            .adding("X-Accel-Buffering", "no")
    }
}
