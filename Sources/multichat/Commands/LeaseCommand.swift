import Multichat

/// `lease`: the right of one agent to be the only one who does something.
enum LeaseCommand {
    private static let verb = Positional("VERB", "acquire, renew, release or list").with {
        $0.completion = .words(["acquire", "renew", "release", "list"])
    }
    private static let session = Positional("SESSION", "the session's id; left out with --free").with {
        $0.isOptional = true
        $0.completion = .session
    }
    private static let name = Positional("NAME", "what the right is to; `list` takes none").with {
        $0.isOptional = true
    }
    private static let holder = Option("holder", "AGENT", "who has it (else MULTICHAT_AGENT); `list` takes all")
    private static let duration = Option("for", "DURATION", "how long, unless it is renewed (default: 5m)")
    private static let fence = Option("fence", "N", "only the lease that was granted with this fence")
    private static let free = Option("free", nil, "a lease of the whole namespace, outside of sessions")
    private static let ended = Option("ended", nil, "list also those whose end has passed and that nobody took over")

    static let command = Command("lease", "take, renew, release and list leases", in: .values, action: run).with {
        $0.details = """
            `acquire` prints the fence, which `post` and `append` take with --fence: they are refused once another \
            agent has taken the lease over. A lease that another agent has can be taken when its end has passed; the \
            own one is granted anew. `renew` moves the end to --for from now, and prints it; `release` gives it back.
            """
        $0.positionals = [verb, session, name]
        $0.options = [holder, duration, fence, free, ended]
        $0.examples = [
            "lease acquire release deploy --holder Agent-1 --for 30s",
            "post release --from Agent-1 --fence deploy:3 Deploying", "lease renew release deploy --holder Agent-1",
            "lease release release deploy --holder Agent-1", "lease list release",
            "lease acquire --free nightly --holder Agent-1",
        ]
    }

    private static let verbs: [String: @Sendable (Invocation, LeasePlace) throws -> Void] = [
        "acquire": acquire, "renew": renew, "release": release, "list": list,
    ]

    private static func run(_ call: Invocation) throws -> ExitCode {
        let word = call.word(verb) ?? ""
        guard let action = verbs[word] else {
            throw UsageError.unknown(
                "`lease` has no verb", word, among: verbs.keys.sorted(),
                otherwise: "Write acquire, renew, release or list.")
        }
        try action(call, place(call, hasName: word != "list", creating: word == "acquire"))
        return .success
    }

    /// SESSION and NAME, of which `--free` leaves out the first and `list` the second.
    private static func place(_ call: Invocation, hasName: Bool, creating: Bool) throws -> LeasePlace {
        let isFree = call.has(free)
        let words = [call.word(session), call.word(name)].compactMap { $0 }
        let wanted = (isFree ? [] : ["SESSION"]) + (hasName ? ["NAME"] : [])
        guard words.count == wanted.count else {
            throw UsageError(
                "`lease` takes \(wanted.isEmpty ? "no words" : wanted.joined(separator: " and ")) here.",
                hint: "Usage: multichat \(command.usage)")
        }
        let swarm = try call.swarm(creating: isFree && creating)
        return LeasePlace(
            swarm, isFree ? nil : try SessionID(words[0]), name: hasName ? words[words.count - 1] : "")
    }

    private static func acquire(_ call: Invocation, _ place: LeasePlace) throws {
        let time = try call.duration(duration) ?? 300_000_000
        guard !call.has(fence) else { throw UsageError("`lease acquire` gives the fence: it takes none.") }
        let lease = try place.acquire(by: try holder(call), for: time)
        if call.isJSON { try call.show(LeaseResult(lease)) } else { call.output.line(String(lease.fence)) }
    }

    private static func renew(_ call: Invocation, _ place: LeasePlace) throws {
        let time = try call.duration(duration) ?? 300_000_000
        let lease = try place.lease(of: try holder(call), fence: try call.integer(fence, atLeast: 1))
        let renewed = try place.chat.renew(lease, for: .microseconds(time))
        if call.isJSON { try call.show(LeaseResult(renewed)) } else { call.output.line(renewed.end.description) }
    }

    private static func release(_ call: Invocation, _ place: LeasePlace) throws {
        let lease = try place.lease(of: try holder(call), fence: try call.integer(fence, atLeast: 1))
        try place.chat.release(lease)
        if call.isJSON { try call.show(LeaseResult(lease)) }
    }

    private static func list(_ call: Invocation, _ place: LeasePlace) throws {
        let leases = try place.leases(of: try call.id(holder), includingEnded: call.has(ended))
        guard !call.isJSON else {
            for lease in leases { try call.show(LeaseResult(lease)) }
            return
        }
        var table = Table(["LEASE", "HOLDER", "FENCE", "END"], numeric: [2])
        for lease in leases { table.add(LeaseResult(lease).cells) }
        for line in table.lines(Style.of(Descriptor.output)) { call.output.line(line) }
    }

    private static func holder(_ call: Invocation) throws -> AgentID {
        guard let agent = try call.agent(holder) else {
            throw UsageError("`lease` needs --holder AGENT, or MULTICHAT_AGENT.")
        }
        return agent
    }
}
