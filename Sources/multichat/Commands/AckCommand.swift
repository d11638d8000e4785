import Multichat
import MultichatInterchange
import MultichatViews

/// `ack`: an agent has read messages.
enum AckCommand {
    private static let agent = Option("agent", "AGENT", "who has read them (else MULTICHAT_AGENT)")
    private static let reply = Option(
        "reply", nil, "also post an acknowledgement to the author of that message, or of the newest one")
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
        let chat = try call.chat()
        if call.has(reply) { try Acknowledgement.post(for: given ?? newest(chat, agent), in: chat, by: agent) }
        let read = try chat.acknowledge(given, by: agent)
        guard call.isJSON else {
            call.output.line(String(read))
            return .success
        }
        call.output.line { AcknowledgementView(chat.id, agent, read: read).write(to: &$0) }
        return .success
    }

    /// The newest message for the agent that isn't an acknowledgement itself.
    private static func newest(_ chat: Chat, _ agent: AgentID) throws -> Int {
        var query = EntryQuery(chat.reference)
        (query.kind, query.recipient, query.newestFirst, query.limit) = (.message, agent, true, 50)
        repeat {
            let page = try chat.swarm.store.entries(query)
            let found = page.items.first { entry in
                entry.author != agent && Message(body: entry.body)?.tags.contains(Acknowledgement.tag) == false
            }
            if let found { return found.sequence }
            query.cursor = page.cursor
        } while query.cursor != nil
        throw MultichatError(
            .notFound, "There is no message for \(agent) in the session \(chat.reference) to reply to."
        ).with { $0.session = chat.id.text }
    }
}
