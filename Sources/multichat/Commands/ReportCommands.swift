import Multichat

/// `delivered`: a transport has handed a message over.
enum DeliveredCommand {
    static let command = Command("delivered", "report that a message was delivered", in: .talk) {
        try Reporting.report(.delivered, $0)
    }.with {
        $0.details = "For what carries messages to agents; what an agent has read stays read. See status."
        $0.positionals = [.session, .message]
        $0.options = [Reporting.to, .author]
        $0.examples = ["delivered release 12 --to Agent-2 --author Post"]
    }
}

/// `failed`: a transport could not hand a message over.
enum FailedCommand {
    static let command = Command("failed", "report that a message could not be delivered", in: .talk) {
        try Reporting.report(.failed, $0)
    }.with {
        $0.details = "For what carries messages to agents. The message stays in the inbox. See status and list --stuck."
        $0.positionals = [.session, .message]
        $0.options = [Reporting.reason, Reporting.to, .author]
        $0.examples = ["failed release 12 --to Agent-2 --reason 'no route to the host'"]
    }
}

/// What reports have in common.
enum Reporting {
    static let to = Option("to", "AGENT", "for which of its recipients (default: all)")
    static let reason = Option("reason", "TEXT", "why")

    /// Records a report.
    static func report(_ state: MessageStatus.State, _ call: Invocation) throws -> ExitCode {
        let recipient: AgentID? = try call.id(to)
        let author = try call.agent()
        let sequence = try call.sequence() ?? 0
        let chat = try call.chat()
        try call.show(
            ReceiptResult(
                try chat.report(state, of: sequence, for: recipient, by: author, reason: call.value(reason))))
        return .success
    }
}
