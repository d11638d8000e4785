/// What an agent did last, and what waits for it.
public struct AgentPresence: Sendable {
    /// The agent.
    public var agent: AgentID
    /// The session of its last entry; `nil` where none was found.
    public var session: SessionID?
    /// Its last entry, visible or not; `nil` where none was found.
    public var last: Entry?
    /// How many messages it hasn't acknowledged.
    public var unread: Int
    /// The leases that it holds.
    public var leases: [Lease]
}

extension Swarm {
    /// What each agent did last and where, the one that was active last first.
    ///
    /// - Parameters:
    ///   - agents: only these; all where it is empty.
    ///   - sessions: how many sessions are looked at for last entries and leases, the last updated first. Of each, at
    ///     most the newest 1,000 entries are read.
    /// - Complexity: O(sessions looked at + sessions of the agents).
    public func presence(of agents: [AgentID] = [], sessions: Int = 1000) throws -> Page<AgentPresence> {
        var wanted = Page(agents)
        if agents.isEmpty { wanted = try self.agents() }
        var search = PresenceSearch(self, Set(wanted.items))
        try search.look(sessions)
        var found = Page<AgentPresence>([], leftOut: wanted.leftOut)
        for agent in wanted.items {
            // No inbox where the agent's id is too long for a session of its own.
            let hasInbox = (try? SystemSessions.agent(agent)) != nil
            let unread = hasInbox ? try inbox(of: agent, limit: 0).unread : 0
            let last = search.last[agent]
            found.items.append(
                AgentPresence(
                    agent: agent, session: last?.session, last: last?.entry, unread: unread,
                    leases: search.leases[agent] ?? []))
        }
        found.items.sort { left, right in
            let times = (left.last?.time.microseconds ?? .min, right.last?.time.microseconds ?? .min)
            return times.0 == times.1 ? left.agent < right.agent : times.0 > times.1
        }
        return found
    }
}
