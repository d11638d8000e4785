import Multichat

/// `leave`: agents go out.
enum LeaveCommand {
    static let command = Command("leave", "let agents out of a session", in: .session, action: run).with {
        $0.positionals = [.session, Membership.agents]
        $0.options = [Membership.agent]
        $0.examples = ["leave release Agent-3"]
    }

    private static func run(_ call: Invocation) throws -> ExitCode { try Membership.record(.leave, call) }
}
