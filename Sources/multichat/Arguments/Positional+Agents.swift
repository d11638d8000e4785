extension Positional {
    /// The agent that a command is about.
    static let agent = Positional("AGENT", "the agent's id (else MULTICHAT_AGENT)").with {
        $0.variable = "MULTICHAT_AGENT"
    }

    /// A message of a session.
    static let message = Positional("SEQUENCE", "the message's sequence")
}
