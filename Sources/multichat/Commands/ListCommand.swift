import Multichat

/// `list`: the sessions of a namespace.
enum ListCommand {
    private static let agent = Option("agent", "AGENT", "only sessions that this agent is in")
    private static let status = Option(
        "status", "STATUS", "only active, ended or archived ones", completion: .words(statuses))
    private static let label = Option("label", "K=V", "only those with this label; several may be given", repeats: true)
    private static let order = Option(
        "order", "ORDER", "updated (newest first, the default) or created", completion: .words(orders))
    private static let system = Option(
        "system", nil, "also the store's own sessions, whose ids begin with a dot and a letter")
    private static let limit = Option("limit", "N", "at most so many (default: 100)")
    private static let cursor = Option("cursor", "CURSOR", "go on where the previous page ended")
    private static let all = Option("all", nil, "every page, not only the first")
    private static let stuck = Option(
        "stuck", "DURATION", "only active ones with messages that an agent should have read so long ago: 10m")
    private static let statuses = SessionStatus.allCases.map(\.rawValue)
    private static let orders = ["updated", "created"]

    static let command = Command("list", "list sessions, last updated first", in: .read, action: run).with {
        $0.details = """
            Where there are more sessions than the limit, the cursor of the next page is told on standard error, and \
            so are sessions that can't be read. With --stuck, messages to agents by name count that these haven't \
            acknowledged; the session with the oldest comes first, with how many there are, since when and whom they \
            wait for, and no other option applies.
            """
        $0.options = [agent, status, label, order, system, limit, cursor, all, stuck]
        $0.examples = ["list --agent Agent-1 --status active", "list --all --json | jq -r .id", "list --stuck 10m"]
    }

    private static func run(_ call: Invocation) throws -> ExitCode {
        if let age = try call.duration(stuck, allowingZero: true) { return try showStuck(age, call) }
        var query = try query(call)
        let swarm = try call.swarm()
        let style = Style.of(Descriptor.output)
        var leftOut = LeftOut()
        repeat {
            let page = try swarm.sessions(query)
            leftOut.add(page.leftOut)
            try show(page.items, call, style)
            query.cursor = page.cursor
        } while call.has(all) && query.cursor != nil
        try call.output.flush()
        if query.cursor == nil { leftOut.add(try (swarm.store as? any Checking)?.checkLists() ?? []) }
        call.tell(leftOut)
        call.showCursor(query.cursor)
        return .success
    }

    private static func showStuck(_ age: Int64, _ call: Invocation) throws -> ExitCode {
        if let other = [agent, status, label, order, system, limit, cursor, all].first(where: call.has) {
            throw UsageError("--stuck and --\(other.name) exclude each other.")
        }
        let found = try call.swarm().stuck(olderThan: .microseconds(age))
        if call.isJSON {
            for session in found.items { try call.show(StuckResult(session)) }
        } else {
            var table = Table(["SESSION", "MESSAGES", "SINCE", "WAITING FOR", "TOPIC"], numeric: [1])
            for session in found.items { table.add(StuckResult(session).cells) }
            for line in table.lines(Style.of(Descriptor.output)) { call.output.line(line) }
        }
        try call.output.flush()
        call.tell(LeftOut(found.leftOut))
        return .success
    }

    private static func query(_ call: Invocation) throws -> SessionQuery {
        var query = SessionQuery()
        query.participant = try call.id(agent)
        query.status = try call.choice(status, of: statuses).flatMap(SessionStatus.init(rawValue:))
        query.labels = try call.labels(label)
        query.order = try call.choice(order, of: orders) == "created" ? .created : .newestUpdated
        query.includesSystem = call.has(system)
        query.limit = try call.integer(limit, atLeast: 1) ?? 100
        query.cursor = call.value(cursor)
        return query
    }

    private static func show(_ sessions: [Session], _ call: Invocation, _ style: Style) throws {
        if call.isJSON {
            for session in sessions { try call.show(SessionResult(session)) }
        } else {
            var table = Table(["SESSION", "STATUS", "ENTRIES", "AGENTS", "UPDATED", "TOPIC"], numeric: [2, 3])
            for session in sessions { table.add(cells(session)) }
            for line in table.lines(style) { call.output.line(line) }
            try call.output.flushIfLarge()
        }
    }

    private static func cells(_ session: Session) -> [String] {
        [
            session.id.text, session.status.rawValue, String(session.head.sequence),
            String(session.participants.count), EntryText.time(session.updatedAt), session.topic ?? "",
        ]
    }
}
