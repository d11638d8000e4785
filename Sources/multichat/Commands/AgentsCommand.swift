import Multichat

/// `agents`: what each agent did last and where.
enum AgentsCommand {
    private static let agents = Positional("AGENT", "only these; all where none is given").with {
        $0.isOptional = true
        $0.repeats = true
    }
    private static let sessions = Option("sessions", "N", "look at the newest N sessions (default: 1000)")

    static let command = Command("agents", "show what each agent did last, and where", in: .read, action: run).with {
        $0.details = """
            The agent that was active last comes first, with its last entry, its unread messages and the leases that \
            it holds. Last entries and leases are looked for in the sessions that were updated last.
            """
        $0.positionals = [agents]
        $0.options = [sessions]
        $0.examples = ["agents", "agents Agent-1 --json"]
    }

    private static func run(_ call: Invocation) throws -> ExitCode {
        let agents = try call.words(agents).map { try AgentID($0) }
        let count = try call.integer(sessions, atLeast: 1) ?? 1000
        let found = try call.swarm().presence(of: agents, sessions: count)
        if call.isJSON {
            for presence in found.items { try call.show(PresenceResult(presence)) }
        } else {
            var table = Table(["AGENT", "LAST", "SESSION", "ENTRY", "UNREAD", "LEASES"], numeric: [4])
            for presence in found.items { table.add(PresenceResult(presence).cells) }
            for line in table.lines(Style.of(Descriptor.output)) { call.output.line(line) }
        }
        try call.output.flush()
        call.tell(LeftOut(found.leftOut))
        return .success
    }
}
