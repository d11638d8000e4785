import Multichat

/// `reopen`: a session that is over goes on.
enum ReopenCommand {
    static let command = Command("reopen", "let an ended or archived session go on", in: .session, action: run).with {
        $0.positionals = [.session]
        $0.options = [.author]
        $0.examples = ["reopen release"]
    }

    private static func run(_ call: Invocation) throws -> ExitCode {
        let author = try call.agent()
        try call.show(ReceiptResult(try call.chat().reopen(by: author)))
        return .success
    }
}
