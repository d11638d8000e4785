import Multichat

/// `context`: an agent's saved state.
enum ContextCommand {
    private static let verb = Positional("VERB", "get, put, patch or history").with {
        $0.completion = .words(["get", "put", "patch", "history"])
    }
    private static let agent = Positional("AGENT", "whose context it is").with { $0.isOptional = true }
    private static let json = Positional("JSON", "the value or the patch; - reads it from the standard input").with {
        $0.isOptional = true
    }
    private static let own = Option("own", nil, "the agent's own context, outside of sessions: leave SESSION out")
    private static let expect = Option(
        "expect", "SEQUENCE", "only if the newest context is at this sequence; 0: only if there is none")
    private static let asOf = Option("as-of", "N", "the context that it had at this sequence")
    private static let limit = Option("limit", "N", "of the history, at most so many (default: 100)")
    private static let cursor = Option("cursor", "CURSOR", "of the history, where the previous page ended")

    static let command = Command("context", "save and read an agent's state", in: .values, action: run).with {
        $0.details = """
            `put` saves a whole value, `patch` changes a part of it (JSON merge patch, RFC 7396), `get` prints it, and \
            `history` lists the entries that held it, newest first. With --json, whole entries are printed.
            """
        $0.positionals = [verb, .session, agent, json]
        $0.options = [own, expect, asOf, limit, cursor]
        $0.examples = [
            "context put release Agent-1 '{\"step\":2}'", "context patch release Agent-1 '{\"step\":3}' --expect 7",
            "context get release Agent-1", "context get --own Agent-1",
        ]
    }

    private static let verbs: [String: @Sendable (Invocation, AgentContext, _ word: String?) throws -> Void] = [
        "get": get, "put": { try write($0, $1, $2, isPatch: false) }, "patch": { try write($0, $1, $2, isPatch: true) },
        "history": history,
    ]

    private static func run(_ call: Invocation) throws -> ExitCode {
        let word = call.word(verb) ?? ""
        guard let action = verbs[word] else {
            throw UsageError.unknown(
                "`context` has no verb", word, among: verbs.keys.sorted(),
                otherwise: "Write get, put, patch or history.")
        }
        let words = [call.word(.session), call.word(agent), call.word(json)].compactMap { $0 }
        let rest = words.dropFirst(call.has(own) ? 1 : 2)
        guard words.count > (call.has(own) ? 0 : 1) else {
            throw UsageError(
                "`context \(word)` needs " + (call.has(own) ? "AGENT." : "SESSION and AGENT."),
                hint: "Usage: multichat \(command.usage)")
        }
        guard rest.count <= (["put", "patch"].contains(word) ? 1 : 0) else {
            throw UsageError("`context \(word)` has no place for \(Quoted.word(rest.last ?? "")).")
        }
        try action(call, try context(call, words), rest.first)
        return .success
    }

    private static func context(_ call: Invocation, _ words: [String]) throws -> AgentContext {
        if call.has(own) {
            let agent = try AgentID(words[0])
            return try call.swarm(creating: call.word(verb) == "put").context(of: agent)
        }
        let agent = try AgentID(words[1])
        return try call.swarm().chat(try SessionID(words[0])).context(of: agent)
    }

    private static func get(_ call: Invocation, _ context: AgentContext, _ word: String?) throws {
        let sequence = try call.integer(asOf)
        guard let entry = try context.entry(asOf: sequence) else {
            throw MultichatError(
                .notFound, "\(context.agent) has no context" + (sequence.map { " at sequence \($0)." } ?? " there."),
                hint: "`multichat context put` saves one."
            ).with { $0.session = context.chat.id.text }
        }
        guard call.isJSON else { return call.output.line(entry.body.text) }
        try call.show(EntryResult(entry, of: context.chat.id))
    }

    private static func write(_ call: Invocation, _ context: AgentContext, _ word: String?, isPatch: Bool) throws {
        let expected = try call.integer(expect)
        let json = try JSONInput.read(word ?? "-", field: isPatch ? "patch" : "context", context.chat)
        let receipt =
            try isPatch
            ? context.patch(json: json, replacing: expected) : context.put(json: json, replacing: expected)
        try call.show(ReceiptResult(receipt))
    }

    private static func history(_ call: Invocation, _ context: AgentContext, _ word: String?) throws {
        let page = try context.history(
            limit: try call.integer(limit, atLeast: 1) ?? 100, after: call.value(cursor))
        let style = call.isJSON ? Style.plain : Style.of(Descriptor.output)
        for entry in page.items { try call.show(EntryResult(entry, of: context.chat.id), style) }
        call.showCursor(page.cursor)
    }
}
