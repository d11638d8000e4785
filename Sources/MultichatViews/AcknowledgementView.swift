import Multichat

/// How far an agent has read a session.
public struct AcknowledgementView: View {
    private let session: SessionID
    private let agent: AgentID
    private let read: Int

    /// Shows that an agent has read a session up to a sequence.
    public init(_ session: SessionID, _ agent: AgentID, read: Int) {
        self.session = session
        self.agent = agent
        self.read = read
    }

    /// Writes it as one JSON object.
    public func write(to writer: inout JSONWriter) {
        writer.raw("{")
        writer.member("session", session.text)
        writer.member("agent", agent.text)
        writer.member("read", read)
        writer.raw("}")
    }
}
