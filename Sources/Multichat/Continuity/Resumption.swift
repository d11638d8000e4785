/// All that an agent needs to go on where it stopped.
public struct Resumption: Sendable {
    /// The agent.
    public var agent: AgentID
    /// Its open sessions, the last updated first: active ones that it is in, and others with unread messages for it.
    public var sessions: [ResumedSession]
    /// Its context outside of sessions; `nil` where it has none.
    public var context: Entry?
    /// The leases of free names that it holds.
    public var leases: [Lease]
    /// The sessions that may concern it and can't be read.
    public var leftOut: [Damage]

    /// How many messages are unread in all sessions together.
    public var unread: Int { sessions.reduce(0) { $0 + $1.unread } }
}

/// What an agent finds in one of its sessions.
public struct ResumedSession: Sendable {
    /// The session.
    public var session: Session
    /// How many messages it hasn't acknowledged.
    public var unread: Int
    /// Its context in the session; `nil` where it has none, or has handed it over.
    public var context: Entry?
    /// The leases that it holds in the session.
    public var leases: [Lease]
    /// The workflows that can still go on, which it ran last or nobody has run.
    public var workflows: [WorkflowStatus]
}

extension Swarm {
    /// What an agent goes on with after a restart: its open sessions with its contexts, unread messages, leases and
    /// unfinished workflows.
    ///
    ///     let resumed = try swarm.resume("Agent-1")
    ///     for open in resumed.sessions { print(open.session.id, open.unread, open.context?.body ?? .null) }
    ///
    /// - Throws: ``MultichatError`` with the code `invalid` where the agent's id is too long for a session of its own.
    /// - Complexity: O(sessions of the agent).
    public func resume(_ agent: AgentID) throws -> Resumption {
        var reader = try InboxReader(self, agent)
        try reader.look(keeping: 0)
        var unread: [SessionID: Int] = [:]
        for count in reader.counts { unread[count.session] = count.unread }
        var resumption = Resumption(
            agent: agent, sessions: [], context: try context(of: agent).present(), leases: try freeLeases(of: agent),
            leftOut: reader.leftOut)
        for id in reader.sessions {
            do {
                if let open = try resume(id, agent, unread: unread[id] ?? 0) { resumption.sessions.append(open) }
            } catch let error as MultichatError where error.code == .damaged {
                let damage = Damage(error, in: chat(id).reference, place: "session \(id)")
                if !resumption.leftOut.contains(damage) { resumption.leftOut.append(damage) }
            }
        }
        resumption.sessions.sort { left, right in
            (right.session.updatedAt, left.session.id) < (left.session.updatedAt, right.session.id)
        }
        return resumption
    }

    /// What the agent finds in a session; `nil` where that is gone, or over and read.
    private func resume(_ id: SessionID, _ agent: AgentID, unread: Int) throws -> ResumedSession? {
        let chat = chat(id)
        guard let session = try store.session(chat.reference) else { return nil }
        let isOpen = session.status == .active && session.participants.contains(agent)
        guard isOpen || unread > 0 else { return nil }
        return ResumedSession(
            session: session, unread: unread, context: try chat.context(of: agent).present(),
            leases: try chat.leases(of: agent),
            workflows: try chat.workflows(unfinished: true).filter { isFor(agent, $0) })
    }

    /// Whether a run is an agent's to go on with: of the holder of its lease, else of whoever ran it last.
    private func isFor(_ agent: AgentID, _ run: WorkflowStatus) -> Bool {
        (run.lease?.holder ?? run.agent).map { $0 == agent } ?? true
    }

    private func freeLeases(of agent: AgentID) throws -> [Lease] {
        do {
            return try leases.leases(of: agent)
        } catch let error as MultichatError where error.code == .notFound {
            return []
        }
    }
}

extension AgentContext {
    /// The entry that holds the context; `nil` where there is none, or it is `null` because it was handed over.
    func present() throws -> Entry? {
        guard let entry = try entry(), entry.body != .null else { return nil }
        return entry
    }
}
