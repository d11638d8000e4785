import Multichat

/// What an agent did last.
public struct PresenceView: View {
    private let presence: AgentPresence

    /// Shows a presence.
    public init(_ presence: AgentPresence) { self.presence = presence }

    /// Writes it as one JSON object.
    public func write(to writer: inout JSONWriter) {
        writer.raw("{")
        writer.member("agent", presence.agent.text)
        writer.member("session", presence.session?.text)
        writer.member("sequence", presence.last?.sequence)
        writer.member("kind", presence.last?.kind.text)
        writer.key("time")
        writer.time(presence.last?.time)
        writer.member("unread", presence.unread)
        writer.key("leases")
        writer.array(presence.leases) { LeaseView($1).write(to: &$0) }
        writer.raw("}")
    }
}
