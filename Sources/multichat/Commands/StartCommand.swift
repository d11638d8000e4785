import Multichat

/// `start`: a new session.
enum StartCommand {
    private static let id = Option("id", "ID", "the session's id (default: a new one that sorts by time)")
    private static let topic = Option("topic", "TEXT", "what it is about")
    private static let with = Option("with", "AGENT", "who is in from the start; several may be given", repeats: true)
    private static let ifAbsent = Option("if-absent", nil, "where the session is there already, leave it as it is")

    static let command = Command("start", "start a session and print its id", in: .talk, action: run).with {
        $0.details = """
            The store is made where it is missing. A session may expire: with --ttl some time after its last entry, \
            with --expires at a fixed time.
            """
        $0.options = [id, topic, with, .labels, .timeToLive, .expires, ifAbsent]
        $0.examples = [
            "start --id release --topic 'Release 2.0' --with Agent-1 --with Agent-2",
            "start --ttl 30d --label team=core",
        ]
    }

    private static func run(_ call: Invocation) throws -> ExitCode {
        let given: SessionID? = try call.id(id)
        guard given != nil || !call.has(ifAbsent) else {
            throw UsageError("--if-absent needs --id.", hint: "Without --id every session is a new one.")
        }
        let labels = try call.labels()
        let expiry = try call.expiry()
        let agents = try call.values(with).map { try AgentID($0) }
        let swarm = try call.swarm(creating: true)
        let id = given ?? SessionID(unchecked: swarm.newID())
        var new = NewSession(SessionReference(id, in: swarm.namespace))
        new.topic = call.value(topic)
        new.participants = agents
        new.labels = labels
        new.expiry = expiry
        let session = try create(new, in: swarm.store, ifAbsent: call.has(ifAbsent))
        try call.show(SessionResult(session))
        if session.isSystem {
            call.note("Its id begins with a dot, as the store's own do: list shows it with --system, stats never.")
        }
        return .success
    }

    private static func create(_ new: NewSession, in store: any Store, ifAbsent: Bool) throws -> Session {
        do {
            return try store.create(new)
        } catch let error as MultichatError where error.code == .conflict {
            if ifAbsent { return try store.required(new.reference) }
            throw error.with { $0.hint = "Choose another id, or take the session as it is with --if-absent." }
        }
    }
}
