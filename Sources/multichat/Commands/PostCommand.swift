import Multichat

/// `post`: a message.
enum PostCommand {
    private static let text = Positional("TEXT", "what is said; - or nothing reads it from the standard input").with {
        $0.isOptional = true
    }
    private static let from = Option("from", "AGENT", "who says it (else MULTICHAT_AGENT)")
    private static let to = Option(
        "to", "AGENT", "whom it is for (default: everybody); several may be given", repeats: true)
    private static let priority = Option("priority", "WORD", "how urgent it is, in any words")
    private static let tag = Option("tag", "WORD", "a word to find it by; several may be given", repeats: true)
    private static let role = Option(
        "role", "ROLE", "who speaks in a model's terms",
        completion: .words(["user", "assistant", "system", "tool"]))
    private static let replyTo = Option("reply-to", "SEQUENCE", "the message that it answers")
    private static let entryID = Option("entry-id", "ID", "makes repeating safe: the same id is stored once")

    static let command = Command("post", "post a message and print its sequence", in: .talk, action: run).with {
        $0.details = """
            The message is on the disk when the sequence is printed. An agent that isn't in the session yet joins by \
            its first message. Of a text from the standard input the line break at its end is left out. With \
            MULTICHAT_SESSION set, a single word is the text.
            """
        $0.positionals = [.session, text]
        $0.options = [from, to, priority, tag, role, replyTo, entryID, .fence]
        $0.examples = [
            "post release --from Agent-1 --to Agent-2 'Is the build green?'",
            "post release --from Agent-2 --reply-to 1 --priority urgent < report.md",
        ]
    }

    private static func run(_ call: Invocation) throws -> ExitCode {
        guard let author = try call.agent(from) else {
            throw UsageError("`post` needs --from AGENT, or MULTICHAT_AGENT.", hint: "Say who posts: --from Agent-1")
        }
        let recipients = try call.values(to).map { try AgentID($0) }
        let id: EntryID? = try call.id(entryID)
        let reply = try call.integer(replyTo, atLeast: 1)
        let expected = try call.fence()
        let chat = try call.chat()
        try refuseForgottenText(call, chat)
        try requireEntry(reply, chat)
        var message = Message(try content(call, chat), to: recipients)
        message.priority = call.value(priority)
        message.tags = call.values(tag)
        message.role = call.value(role)
        message.replyTo = reply
        try call.show(ReceiptResult(try chat.post(message, from: author, id: id, expecting: expected)))
        return .success
    }

    private static func content(_ call: Invocation, _ chat: Chat) throws -> String {
        if let word = call.word(text), word != "-" { return word }
        if Descriptor.isTerminal(Descriptor.input) {
            call.notes.toTerminal("Type the message; Ctrl-D on a line of its own ends it.")
        }
        let content = try StandardInput.text(limit: chat.swarm.store.configuration.limits.bytes, field: "message")
        guard !content.isEmpty else {
            throw MultichatError(.invalid, "The message is empty.", hint: "Give it as TEXT, or on the standard input.")
        }
        return content
    }

    /// What a message answers must be there; no entry ever goes, so it is when the message is stored.
    private static func requireEntry(_ sequence: Int?, _ chat: Chat) throws {
        guard let sequence else { return }
        let head = try chat.session().head.sequence
        guard sequence > head else { return }
        throw MultichatError(
            .invalid,
            "There is no entry \(sequence) to reply to: the head of the session \(chat.reference) is \(head).",
            hint: "`multichat show \(chat.id)` shows the sequences.")
    }

    /// With MULTICHAT_SESSION set, `post ID < file` would post the id as a text into the wrong session.
    private static func refuseForgottenText(_ call: Invocation, _ chat: Chat) throws {
        guard call.word(.session) == nil, let word = call.word(text), let id = try? SessionID(word) else { return }
        guard try chat.swarm.store.session(chat.swarm.chat(id).reference) != nil else { return }
        throw UsageError(
            "\(Quoted.word(word)) is a session, but MULTICHAT_SESSION is set, so that a single word is the text.",
            hint: "To read the text from the standard input, write: multichat post \(word) -")
    }
}
