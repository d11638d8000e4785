import Multichat

/// `resume`: what an agent goes on with.
enum ResumeCommand {
    static let command = Command("resume", "show what an agent goes on with", in: .read, action: run).with {
        $0.details = """
            After a restart: its open sessions with its context, unread messages, leases and unfinished workflows, and \
            its own context and leases. With --json, one object.
            """
        $0.positionals = [.agent]
        $0.examples = ["resume Agent-1", "resume Agent-1 --json | jq -r '.sessions[].id'"]
    }

    private static func run(_ call: Invocation) throws -> ExitCode {
        let agent = try call.agentWord()
        let resumption = try call.swarm().resume(agent)
        try call.show(ResumptionResult(resumption), call.isJSON ? .plain : Style.of(Descriptor.output))
        try call.output.flush()
        call.tell(LeftOut(resumption.leftOut))
        return .success
    }
}
