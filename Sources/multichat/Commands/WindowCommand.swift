import Multichat

/// `window`: the newest messages that fit into a model's context.
enum WindowCommand {
    private static let budget = Option("budget", "TOKENS", "how many tokens the messages may cost").required
    private static let keepSystem = Option("keep-system", nil, "keep the first system message in front")

    static let command = Command("window", "read the newest messages within a budget of tokens", in: .read, action: run)
        .with {
            $0.details = """
                A token is taken for each 4 bytes, and 4 for a message. A tool call and its results are never split. \
                How many tokens it is, and whether older messages were left out, is told on standard error.
                """
            $0.positionals = [.session]
            $0.options = [budget, keepSystem]
            $0.examples = ["window release --budget 8000 --keep-system --json | jq -r .body.content"]
        }

    private static func run(_ call: Invocation) throws -> ExitCode {
        guard let tokens = try call.integer(budget, atLeast: 1) else {
            throw UsageError("`window` needs --budget TOKENS.")
        }
        let chat = try call.chat()
        let window = try chat.window(budget: tokens, keepingSystem: call.has(keepSystem))
        let style = call.isJSON ? Style.plain : Style.of(Descriptor.output)
        for entry in window.entries { try call.show(EntryResult(entry, of: chat.id), style) }
        try call.output.flush()
        let messages = Figures.count(window.entries.count, "message", "messages")
        let cost = Figures.count(window.tokens, "token", "tokens")
        call.note("\(messages), \(cost)" + (window.isComplete ? "" : "; older ones are left out"))
        return .success
    }
}
