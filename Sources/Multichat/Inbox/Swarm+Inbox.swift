extension Swarm {
    /// The messages for an agent, over all sessions: those that are addressed to it, and those to everybody in sessions
    /// that it is in; its own and those that a rewind hides are left out.
    ///
    ///     let inbox = try swarm.inbox(of: "Agent-2")
    ///     for item in inbox.items { print(item.session, item.entry.sequence, inbox.unread) }
    ///     if let last = inbox.items.first { try swarm.chat(last.session).acknowledge(last.entry.sequence, by: "Agent-2") }
    ///
    /// What a fork has from its parent counts as read in the fork. A reading that had to look through many entries
    /// remembers in the agent's own session how far it came, so that the next one needn't.
    ///
    /// - Parameters:
    ///   - agent: the agent.
    ///   - limit: the greatest number of messages in a page; 0 asks for the counts alone.
    ///   - includingRead: whether messages that it has acknowledged are listed too.
    ///   - cursor: where the previous page ended.
    /// - Throws: ``MultichatError`` with the code `invalid` for a negative limit or another query's cursor.
    /// - Complexity: O(sessions of the agent + entries that came since it was asked last).
    public func inbox(
        of agent: AgentID, limit: Int = 50, includingRead: Bool = false, after cursor: String? = nil
    ) throws -> Inbox {
        guard limit >= 0 else { throw MultichatError(.invalid, "The limit is \(limit); at least 0 is needed.") }
        let start = try InboxPlace(cursor: cursor)
        var reader = try InboxReader(self, agent)
        try reader.look(keeping: includingRead ? 0 : limit)
        var inbox = Inbox(agent: agent, items: [], sessions: reader.counts, cursor: nil, leftOut: reader.leftOut)
        guard limit > 0 else { return inbox }
        var merge = InboxMerge(reader.sources(includingRead: includingRead), behind: start)
        let page = try merge.page(limit)
        inbox.items = page.items
        inbox.cursor = page.end?.cursor
        return inbox
    }
}
