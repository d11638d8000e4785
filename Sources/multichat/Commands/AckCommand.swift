import Multichat
import MultichatInterchange
import MultichatViews

/// `ack`: an agent has read messages.
enum AckCommand {
    private static let agent = Option("agent", "AGENT", "who has read them (else MULTICHAT_AGENT)")
    private static let reply = Option("reply", nil, "also post an acknowledgement to the author of that message")
    private static let sequence = Positional("SEQUENCE", "the last message that was read; the newest entry if left out")
        .with { $0.isOptional = true }

    static let command = Command("ack", "acknowledge messages up to one", in: .talk, action: run).with {
        $0.details = """
            All messages of the session up to that sequence leave the agent's inbox, and the session is told that they \
            are read. Acknowledging less than before changes nothing. The sequence up to which the agent has read is \
            printed. An acknowledgement is posted once, however often the command is repeated.
            """
        $0.positionals = [.session, sequence]
        $0.options = [agent, reply]
        $0.examples = ["ack release 12 --agent Agent-2", "ack release 12 --agent Agent-2 --reply"]
    }

    private static func run(_ call: Invocation) throws -> ExitCode {
        guard let agent = try call.agent(agent) else {
            throw UsageError(
                "`ack` needs --agent AGENT, or MULTICHAT_AGENT.", hint: "Say who has read: --agent Agent-1")
        }
        let given = try call.sequence(sequence)
        guard given != nil || !call.has(reply) else {
            throw UsageError("`ack --reply` needs SEQUENCE: the message that is answered.")
        }
        let chat = try call.chat()
        if call.has(reply), let given { try Acknowledgement.post(for: given, in: chat, by: agent) }
        let read = try chat.acknowledge(given, by: agent)
        guard call.isJSON else {
            call.output.line(String(read))
            return .success
        }
        call.output.line { AcknowledgementView(chat.id, agent, read: read).write(to: &$0) }
        return .success
    }
}
