import Multichat

extension HybridStore: Attending {
    /// The heads of all sessions that an agent is in; all that waits to be copied to the durable store is copied first.
    public func heads(of agent: AgentID, in namespace: Namespace) throws -> Page<AttendedSession> {
        try requireOpen()
        try way.settle(nil)
        var page = try durable.attendedSessions(of: agent, in: namespace)
        page.items.removeAll { $0.reference == HybridNotes.session }
        return page
    }
}
