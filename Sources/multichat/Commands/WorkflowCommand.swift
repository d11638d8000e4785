import Multichat

/// `workflow`: the runs of a session.
enum WorkflowCommand {
    private static let verbs = ["list", "show", "signal", "pause", "resume", "cancel"]
    private static let verb = Positional("VERB", "list, show, signal, pause, resume or cancel").with {
        $0.completion = .words(verbs)
    }
    private static let session = Positional("SESSION", "the session's id").with { $0.completion = .session }
    private static let name = Positional("NAME", "the workflow's name; `list`, and `show` without it, take all").with {
        $0.isOptional = true
    }
    private static let signal = Positional("SIGNAL", "the signal's name").with { $0.isOptional = true }
    private static let value = Positional("JSON", "what the signal says (default: null)").with { $0.isOptional = true }
    private static let unfinished = Option("unfinished", nil, "only those that can still go on")

    static let command = Command("workflow", "show and steer the runs of a session", in: .values, action: run).with {
        $0.details = """
            `list` shows the workflows, and `show` draws one as a tree of its steps, with their states and durations. \
            `signal` answers what a run waits for; `pause` stops it before its next step, `resume` lets a paused or \
            failed one go on, and `cancel` gives it up for good. A run goes on when the program that holds its code \
            runs it again.
            """
        $0.positionals = [verb, session, name, signal, value]
        $0.options = [.author, unfinished]
        $0.examples = [
            "workflow show release deploy-42", "workflow signal release deploy-42 approval true --author Human",
            "workflow list release --unfinished --json",
        ]
    }

    private static func run(_ call: Invocation) throws -> ExitCode {
        let word = call.word(verb) ?? ""
        guard verbs.contains(word) else {
            throw UsageError.unknown(
                "`workflow` can't", word, among: verbs, otherwise: "Write \(verbs.joined(separator: ", ")).")
        }
        let chat = try call.swarm().chat(try SessionID(call.word(session) ?? ""))
        switch word {
        case "list": try list(call, chat)
        case "show": try show(call, chat)
        default: try call.show(ReceiptResult(try steer(call, chat, word)))
        }
        return .success
    }

    private static func list(_ call: Invocation, _ chat: Chat) throws {
        let runs = try chat.workflows(unfinished: call.has(unfinished))
        if call.isJSON {
            for run in runs { try call.show(WorkflowResult(run, at: chat.swarm.store.configuration.clock())) }
            return
        }
        let style = Style.of(Descriptor.output)
        var table = Table(["WORKFLOW", "STATE", "STEPS", "AGENT", "UPDATED", "WAITS FOR"], numeric: [2])
        for run in runs {
            let done = run.steps.count { $0.state == .completed }
            table.add([
                run.name, run.state.rawValue, "\(done)/\(run.steps.count)", run.agent?.text ?? "",
                EntryText.time(run.updatedAt), run.waitsFor.map { $0 + (run.isAnswered ? " (answered)" : "") } ?? "",
            ])
        }
        for line in table.lines(style) { call.output.line(line) }
    }

    private static func show(_ call: Invocation, _ chat: Chat) throws {
        let style = Style.of(Descriptor.output)
        let now = chat.swarm.store.configuration.clock()
        let runs = try call.word(name).map { [try chat.workflow($0).status()] } ?? chat.workflows()
        for run in runs { try call.show(WorkflowResult(run, at: now), style) }
    }

    private static func steer(_ call: Invocation, _ chat: Chat, _ word: String) throws -> Receipt {
        guard let name = call.word(name) else {
            throw UsageError("`workflow \(word)` needs NAME.", hint: "`multichat workflow list \(chat.id)` shows them.")
        }
        let workflow = chat.workflow(name)
        let author = try call.agent()
        guard word == "signal" else {
            guard call.word(signal) == nil else { throw UsageError("`workflow \(word)` takes no more than NAME.") }
            let steers = ["pause": workflow.pause, "resume": workflow.resume, "cancel": workflow.cancel]
            guard let steer = steers[word] else { throw UsageError("`workflow` can't \(Quoted.word(word)).") }
            return try steer(author)
        }
        guard let signal = call.word(signal) else {
            throw UsageError(
                "`workflow signal` needs SIGNAL.", hint: "`multichat workflow show` says what a run waits for.")
        }
        let json = try JSON(call.word(value) ?? "null", field: "value", limits: chat.swarm.store.configuration.limits)
        return try workflow.signal(signal, json: json, by: author)
    }
}
