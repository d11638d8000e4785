import Multichat

extension AgentNames {
    /// The agent that another stands for, if it is an alias.
    func alias(_ agent: AgentID) -> AgentID {
        aliases[agent.text.lowercased()].flatMap { try? AgentID($0) } ?? agent
    }
}
