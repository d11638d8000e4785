import Multichat

/// `forget`: a learning that is right no more.
enum ForgetCommand {
    private static let id = Positional("ID", "the learning's id")

    static let command = Command("forget", "take a learning out of all lists and recalls", in: .brain, action: run).with
    {
        $0.details = """
            Its history stays in the brain's log, with a note of who forgot it and when: `multichat show .brain` shows \
            it. To remove what it said for good, erase it.
            """
        $0.positionals = [id]
        $0.options = [.author]
        $0.examples = ["forget 01890a5d-ac96-774b-bcce-b302099a8057"]
    }

    private static func run(_ call: Invocation) throws -> ExitCode {
        let learning = try LearningID(call.word(id) ?? "")
        let author = try call.agent()
        let receipt = try call.swarm().brain.forget(learning, by: author)
        try call.show(ForgottenResult(id: learning, sequence: receipt.last))
        return .success
    }
}
