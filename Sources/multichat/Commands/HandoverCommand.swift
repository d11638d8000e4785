import Multichat

/// `handover`: an agent's work goes to another one.
enum HandoverCommand {
    private static let from = Option("from", "AGENT", "who gives its work (else MULTICHAT_AGENT)")
    private static let to = Option("to", "AGENT", "who takes it").required
    private static let note = Option("note", "TEXT", "what the new agent is told")
    private static let duration = Option("for", "DURATION", "how long it has the leases (default: 5m)")

    static let command = Command("handover", "hand an agent's work over to another", in: .session, action: run).with {
        $0.details = """
            Leases with their workflows, and the context, move in one append; the new agent joins and is sent the \
            note. What the old one still writes under its leases is refused.
            """
        $0.positionals = [.session]
        $0.options = [from, to, note, duration]
        $0.examples = ["handover release --from Agent-1 --to Agent-2 --note 'Step 3 is next.'"]
    }

    private static func run(_ call: Invocation) throws -> ExitCode {
        guard let old = try call.agent(from) else {
            throw UsageError("`handover` needs --from AGENT, or MULTICHAT_AGENT.")
        }
        guard let new: AgentID = try call.id(to) else { throw UsageError("`handover` needs --to AGENT.") }
        let time = try call.duration(duration) ?? 300_000_000
        let chat = try call.chat()
        try call.show(
            ReceiptResult(
                try chat.handover(from: old, to: new, note: call.value(note), for: .microseconds(time))))
        return .success
    }
}
