import Multichat

/// `fork`: a branch of a session.
enum ForkCommand {
    private static let at = Option("at", "SEQUENCE", "the last entry to take along (default: all)")
    private static let id = Option("id", "ID", "the new session's id (default: a new one)")

    static let command = Command("fork", "branch a session and print the new one's id", in: .history, action: run).with
    {
        $0.details = """
            The new session begins with a copy of the log, chain included, so that it proves what it descends from. \
            The expiry isn't copied.
            """
        $0.positionals = [.session]
        $0.options = [at, id, .timeToLive, .expires]
        $0.examples = ["fork release --at 12 --id release-b"]
    }

    private static func run(_ call: Invocation) throws -> ExitCode {
        let sequence = try call.integer(at)
        let id: SessionID? = try call.id(id)
        let expiry = try call.expiry()
        let fork = try call.chat().fork(at: sequence, as: id, expiry: expiry)
        try call.show(SessionResult(try fork.session()))
        return .success
    }
}
