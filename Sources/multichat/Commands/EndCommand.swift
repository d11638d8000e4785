import Multichat

/// `end`: nothing more can be posted.
enum EndCommand {
    static let command = Command("end", "end a session", in: .session, action: run).with {
        $0.details = "An ended session can be read, and posted to again once it is reopened."
        $0.positionals = [.session]
        $0.options = [.author]
        $0.examples = ["end release"]
    }

    private static func run(_ call: Invocation) throws -> ExitCode {
        let author = try call.agent()
        try call.show(ReceiptResult(try call.chat().end(by: author)))
        return .success
    }
}
