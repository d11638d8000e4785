import Multichat

/// `join`: agents come in.
enum JoinCommand {
    static let command = Command("join", "let agents into a session", in: .session, action: run).with {
        $0.details = "An agent that posts joins by it; join is for those that only listen as yet."
        $0.positionals = [.session, Membership.agents]
        $0.options = [Membership.agent]
        $0.examples = ["join release Agent-3", "join release --agent Agent-3 --agent Agent-4"]
    }

    private static func run(_ call: Invocation) throws -> ExitCode { try Membership.record(.join, call) }
}
