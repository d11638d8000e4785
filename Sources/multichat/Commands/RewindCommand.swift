import Multichat

/// `rewind`: what came behind a sequence is hidden.
enum RewindCommand {
    private static let to = Option("to", "SEQUENCE", "the last entry that stays visible")

    static let command = Command("rewind", "hide all entries behind a sequence", in: .history, action: run).with {
        $0.details = """
            Messages and values behind the sequence are hidden, not removed: show --all still reads them. What \
            happened to the session itself, such as joins, stays.
            """
        $0.positionals = [.session]
        $0.options = [to, .author]
        $0.examples = ["rewind release --to 12"]
    }

    private static func run(_ call: Invocation) throws -> ExitCode {
        guard let sequence = try call.integer(to) else {
            throw UsageError("`rewind` needs --to SEQUENCE.", hint: "`multichat show` shows the sequences.")
        }
        let author = try call.agent()
        try call.show(ReceiptResult(try call.chat().rewind(to: sequence, by: author)))
        return .success
    }
}
