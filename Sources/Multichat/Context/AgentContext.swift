/// An agent's saved state: a JSON value in a session, or in the agent's own session outside of any.
///
///     let context = chat.context(of: "Agent-1")
///     try context.put(["task": "build", "step": "3"])
///     try context.patch(json: JSON(#"{"step":"4"}"#))
///     let state = try context.get(as: [String: String].self)
///
/// It is the newest entry of the key `context/<agent>`; the older ones are its history. A rewind of the session brings
/// back the context that it had then, and a fork has its own from there on.
public struct AgentContext: Sendable {
    /// The session that it stands in.
    public let chat: Chat
    /// The agent.
    public let agent: AgentID
    /// Whether the session is the agent's own, which is started when it is needed.
    let isOwn: Bool

    /// What the keys of contexts begin with.
    static let prefix = "context/"

    /// The key: `context/<agent>`.
    public var key: EntryKey {
        get throws { try EntryKey(Self.prefix + agent.text) }
    }

    /// Saves a whole value; durable when it returns.
    ///
    /// - Parameters:
    ///   - value: any value that can be written as JSON.
    ///   - sequence: the sequence of the context that is to be replaced, 0 for none; `nil` replaces any.
    /// - Throws: ``MultichatError``: `conflict` where the newest one is at another sequence, `invalid`, `status`.
    @discardableResult
    public func put(_ value: some Encodable, replacing sequence: Int? = nil) throws -> Receipt {
        try put(json: JSON(encoding: value, field: "context", limits: limits), replacing: sequence)
    }

    /// Saves a whole value of JSON; durable when it returns.
    @discardableResult
    public func put(json: JSON, replacing sequence: Int? = nil) throws -> Receipt {
        var draft = Draft(id: chat.newEntryID(), kind: .context, author: agent, body: json)
        let key = try key
        draft.key = key
        let expectations = sequence.map { [Expectation.newest(key, $0 == 0 ? nil : $0)] } ?? []
        guard isOwn else { return try chat.append([draft], expecting: expectations) }
        return try chat.appendStarting([draft], expecting: expectations)
    }

    /// Changes a part of the value by a JSON merge patch (RFC 7396); durable when it returns.
    ///
    /// Where another writer was quicker, the patch is applied to what that one saved, unless a sequence was given.
    ///
    /// - Parameters:
    ///   - json: the patch: members to set, `null` for those to remove.
    ///   - sequence: the sequence of the context that it is for; `nil` takes the newest.
    /// - Throws: ``MultichatError``: `notFound` where there is no context yet, `conflict` where the newest one is at
    ///   another sequence, `invalid` where the result is too large.
    @discardableResult
    public func patch(json: JSON, replacing sequence: Int? = nil) throws -> Receipt {
        let patch = JSONValue(json)
        for _ in 0..<100 {
            guard let present = try entry() else { throw missing }
            let merged = JSONValue(present.body).merging(patch).json
            do {
                return try put(json: merged, replacing: sequence ?? present.sequence)
            } catch let error as MultichatError where error.code == .conflict && sequence == nil {
                // Another writer was quicker: the patch goes on top of that.
            }
        }
        throw MultichatError(
            .conflict, "Too many write the context of \(agent) at once.", hint: "Try again.", retry: .later)
    }

    private var limits: JSONLimits { chat.swarm.store.configuration.limits }

    private var missing: MultichatError {
        MultichatError(
            .notFound, "\(agent) has no context \(isOwn ? "of its own" : "in the session \(chat.reference)") to patch.",
            hint: "Put a whole one first."
        ).with { $0.session = chat.id.text }
    }
}

extension Chat {
    /// The context of an agent in this session.
    public func context(of agent: AgentID) -> AgentContext { AgentContext(chat: self, agent: agent, isOwn: false) }
}

extension Swarm {
    /// The context of an agent outside of sessions; it stands in the agent's own session.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid` where the agent's id is too long to name a session after it.
    public func context(of agent: AgentID) throws -> AgentContext {
        AgentContext(chat: chat(try SystemSessions.agent(agent)), agent: agent, isOwn: true)
    }
}
