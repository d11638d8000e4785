extension Swarm {
    /// All agents: those that are in a session, and those that have a session of their own; by their ids.
    ///
    /// - Complexity: O(sessions).
    public func agents() throws -> Page<AgentID> {
        var found = Set<AgentID>()
        let leftOut = try store.forEachSession(in: namespace) { session in
            found.formUnion(session.participants)
            if let agent = SystemSessions.owner(of: session.id) { found.insert(agent) }
        }
        return Page(found.sorted(), leftOut: leftOut)
    }
}
