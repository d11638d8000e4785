import Multichat

/// `erase`: what was said is gone, and the log still verifies.
enum EraseCommand {
    // Not taken from MULTICHAT_SESSION: what can't be undone is named.
    private static let session = Option(
        "session", "SESSION", "only in this session, and in forks that share its entries", completion: .session)
    private static let agent = Option("agent", "AGENT", "only what this agent wrote, its contexts and its own session")
    private static let sequences = Option(
        "sequence", "N", "only this entry of the session, or A-B for some; several may be given", repeats: true)
    private static let reason = Option("reason", "TEXT", "why; it is recorded, so it shouldn't say what is erased")
    private static let dryRun = Option("dry-run", nil, "print what would be erased, and change nothing")
    private static let yes = Option("yes", nil, "don't ask")

    static let command = Command(
        "erase", "remove what was said for good, but keep the chain", in: .session, action: run
    )
    .with {
        $0.details = """
            Bodies are removed from the store, its write-ahead log, its forks, its hot copy, its archive and the \
            search index; ids, keys, authors, times and hashes stay, so that every chain still verifies. Each \
            erasure is an entry of the log. A receipt says what was erased, what may still hold it, and which of the \
            named entries can't be erased: then the exit code is 1. It asks twice; without a terminal to ask on, \
            --yes is needed. Nothing brings a text back.
            """
        $0.options = [session, agent, sequences, reason, .author, dryRun, yes]
        $0.examples = [
            "erase --session release --agent Agent-7 --dry-run",
            "erase --session release --sequence 12 --sequence 20-25 --yes", "erase --agent Agent-7 --yes",
        ]
    }

    private static func run(_ call: Invocation) throws -> ExitCode {
        let request = try request(call)
        let swarm = try call.swarm()
        var eraser = try Eraser(swarm)
        eraser.copies = [try call.indexForgetting(of: swarm)]
        guard !call.has(dryRun) else { return try show(eraser.preview(request), request, isDone: false, call) }
        guard try call.has(yes) || isConfirmed(eraser.preview(request), request) else {
            call.notes.say("Nothing was erased.")
            return .success
        }
        return try show(eraser.erase(request), request, isDone: true, call)
    }

    private static func request(_ call: Invocation) throws -> ErasureRequest {
        var request = ErasureRequest(session: try call.id(session), agent: try call.id(agent))
        guard request.session != nil || request.agent != nil else {
            throw UsageError("`erase` needs --session or --agent.", hint: "Usage: multichat \(command.usage)")
        }
        let texts = call.values(sequences)
        guard texts.isEmpty || request.session != nil else { throw UsageError("--sequence needs --session.") }
        if !texts.isEmpty { request.sequences = SequenceRanges(try texts.flatMap { Array(try range($0)) }) }
        request.author = try call.agent()
        request.reason = call.value(reason)
        return request
    }

    /// `12` or `12-20`.
    private static func range(_ text: String) throws -> ClosedRange<Int> {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard let low = ends.first ?? nil, let high = ends.last ?? nil, ends.count <= 2, 1 <= low, low <= high,
            high - low < 1 << 24
        else { throw UsageError("The value of --sequence must be a number from 1 on, or two as in 12-20.") }
        return low...high
    }

    private static func isConfirmed(_ preview: ErasureReceipt, _ request: ErasureRequest) throws -> Bool {
        guard Descriptor.isTerminal(Descriptor.input), Descriptor.isTerminal(Descriptor.error) else {
            throw UsageError(
                "`erase` has no terminal to ask on.", hint: "Look with --dry-run; add --yes if you are sure.")
        }
        let what = ErasureResult(preview, of: request.agent, isDone: false).summary
        return try ask("Erase \(what) for good?") && ask("Nothing brings it back. Erase it?")
    }

    private static func ask(_ question: String) throws -> Bool {
        let prompt = Output(Descriptor.error)
        prompt.text(question + " [y/N] ")
        try prompt.flush()
        let answer = readLine()?.lowercased() ?? ""
        return answer == "y" || answer == "yes"
    }

    private static func show(
        _ receipt: ErasureReceipt, _ request: ErasureRequest, isDone: Bool, _ call: Invocation
    ) throws -> ExitCode {
        try call.show(ErasureResult(receipt, of: request.agent, isDone: isDone))
        let exit = call.tell(LeftOut(receipt.leftOut))
        return receipt.kept.isEmpty ? exit : .incomplete
    }
}
