import Multichat

/// What joining and leaving have in common.
enum Membership {
    static let agents = Positional("AGENT", "who (else --agent, else MULTICHAT_AGENT)").with {
        $0.isOptional = true
        $0.repeats = true
    }
    static let agent = Option("agent", "AGENT", "who; several may be given", repeats: true)

    /// Records that the named agents come or go, all in one batch.
    static func record(_ kind: EntryKind, _ call: Invocation) throws -> ExitCode {
        var agents = try (call.words(agents) + call.values(agent)).map { try AgentID($0) }
        if agents.isEmpty, let agent = try call.agent(agent) { agents = [agent] }
        guard !agents.isEmpty else {
            throw UsageError("`\(call.command.name)` needs an AGENT.", hint: "Usage: multichat \(call.command.usage)")
        }
        let chat = try call.chat()
        let drafts = agents.map {
            Draft(id: chat.newEntryID(), kind: kind, author: $0, body: Lifecycle.agent($0))
        }
        try call.show(ReceiptResult(try chat.append(drafts)))
        return .success
    }
}
