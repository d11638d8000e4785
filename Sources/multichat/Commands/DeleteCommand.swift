import Multichat
import MultichatViews

/// `delete`: a session is gone for good.
enum DeleteCommand {
    // Not taken from MULTICHAT_SESSION: what can't be undone is named.
    private static let session = Positional("SESSION", "the session's id").with { $0.completion = .session }
    private static let yes = Option("yes", nil, "don't ask")

    static let command = Command("delete", "remove a session and its log for good", in: .session, action: run).with {
        $0.details = "It asks first; without a terminal to ask on, --yes is needed. Nothing brings a session back."
        $0.positionals = [session]
        $0.options = [yes]
        $0.examples = ["delete release --yes"]
    }

    private static func run(_ call: Invocation) throws -> ExitCode {
        let swarm = try call.swarm()
        let chat = swarm.chat(try call.sessionID())
        let session = try chat.session()
        guard try call.has(yes) || isConfirmed(session) else {
            call.notes.say("Nothing was deleted.")
            return .success
        }
        guard try swarm.delete(session.id) else { throw MultichatError.unknown(session.reference) }
        try call.show(DeletionResult(session: session))
        return .success
    }

    private static func isConfirmed(_ session: Session) throws -> Bool {
        guard Descriptor.isTerminal(Descriptor.input), Descriptor.isTerminal(Descriptor.error) else {
            throw UsageError("`delete` has no terminal to ask on.", hint: "Add --yes if you are sure.")
        }
        let prompt = Output(Descriptor.error)
        prompt.text("Delete the session \(session.id) with \(session.head.sequence) entries for good? [y/N] ")
        try prompt.flush()
        let answer = readLine()?.lowercased() ?? ""
        return answer == "y" || answer == "yes"
    }
}

/// What `delete` prints.
private struct DeletionResult: Presentable {
    let session: Session

    func write(json writer: inout JSONWriter) { DeletionView(session).write(to: &writer) }

    func lines(_ style: Style) -> [String] { [session.id.text] }
}
