extension Chat {
    /// Lets an agent in.
    @discardableResult
    public func join(_ agent: AgentID) throws -> Receipt {
        try record(.join, by: agent, Lifecycle.agent(agent))
    }

    /// Lets an agent out.
    @discardableResult
    public func leave(_ agent: AgentID) throws -> Receipt {
        try record(.leave, by: agent, Lifecycle.agent(agent))
    }

    /// Ends the session: nothing can be posted until it is reopened.
    @discardableResult
    public func end(by agent: AgentID? = nil) throws -> Receipt { try record(.end, by: agent) }

    /// Makes an ended or archived session active again.
    @discardableResult
    public func reopen(by agent: AgentID? = nil) throws -> Receipt { try record(.reopen, by: agent) }

    /// Puts the session away.
    @discardableResult
    public func archive(by agent: AgentID? = nil) throws -> Receipt { try record(.archive, by: agent) }

    /// Changes topic, labels or expiry.
    @discardableResult
    public func set(_ change: SessionChange, by agent: AgentID? = nil) throws -> Receipt {
        try record(.set, by: agent, change.body)
    }

    /// Hides all messages, contexts and other values behind a sequence; what happened to the session stays.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid` where the sequence is not a visible one.
    @discardableResult
    public func rewind(to sequence: Int, by agent: AgentID? = nil) throws -> Receipt {
        try record(.rewind, by: agent, Lifecycle.rewind(to: sequence))
    }

    /// Copies the session up to a sequence, or all of it, into a new one, which proves what it descends from.
    ///
    /// - Parameters:
    ///   - sequence: the last to copy; the head where it is `nil`.
    ///   - id: the new session's id; a new one where it is `nil`.
    ///   - expiry: when the new session is gone; this session's expiry isn't copied.
    public func fork(at sequence: Int? = nil, as id: SessionID? = nil, expiry: Expiry? = nil) throws -> Chat {
        var fork = Fork(reference, as: id ?? SessionID(unchecked: swarm.newID()), at: sequence)
        fork.expiry = expiry
        return swarm.chat(try swarm.store.fork(fork).id)
    }

    private func record(_ kind: EntryKind, by agent: AgentID?, _ body: JSON = .emptyObject) throws -> Receipt {
        try append([Draft(id: newEntryID(), kind: kind, author: agent, body: body)])
    }
}
