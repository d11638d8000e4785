import Multichat

/// `archive`: a session is put away.
enum ArchiveCommand {
    static let command = Command("archive", "put a session away", in: .session, action: run).with {
        $0.details = "An archived session can be read, listed with --status archived, and reopened."
        $0.positionals = [.session]
        $0.options = [.author]
        $0.examples = ["archive release"]
    }

    private static func run(_ call: Invocation) throws -> ExitCode {
        let author = try call.agent()
        try call.show(ReceiptResult(try call.chat().archive(by: author)))
        return .success
    }
}
