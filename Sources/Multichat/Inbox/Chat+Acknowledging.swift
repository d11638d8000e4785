extension Chat {
    /// Records that an agent has read all messages up to a sequence; durable when it returns.
    ///
    /// It goes forward only: acknowledging less than before changes nothing. The session is told by a status `read`;
    /// how far the agent is stands in its own session, where neither forks nor rewinds of this one touch it.
    ///
    /// - Parameters:
    ///   - sequence: the last that was read; the head where it is `nil`.
    ///   - agent: who has read.
    /// - Returns: the sequence up to which the agent has read now.
    /// - Throws: ``MultichatError``: `notFound`, `invalid` for a sequence that the session doesn't have.
    @discardableResult
    public func acknowledge(_ sequence: Int? = nil, by agent: AgentID) throws -> Int {
        let session = try session()
        let head = session.head.sequence
        let target = sequence ?? head
        guard (0...head).contains(target) else {
            throw MultichatError(
                .invalid, "The session \(reference) has no sequence \(target): its head is \(head).",
                hint: "`multichat show \(id)` shows the sequences."
            ).with { $0.session = id.text }
        }
        let own = swarm.chat(try SystemSessions.agent(agent))
        guard target > 0 else { return try own.position(of: session)?.read ?? 0 }
        let report = try reportRead(through: target, by: agent)
        // The report itself is nothing to read: where nothing else came, the whole log was seen.
        let seen = target == head && report?.first == head + 1 ? head + 1 : target
        for _ in 0..<100 {
            let known = try own.position(of: session)
            let present = known.flatMap { $0.createdAt == session.createdAt ? $0 : nil }
            if let present, present.read >= target { return present.read }
            let next = (present ?? ReadPosition(of: id, createdAt: session.createdAt)).advanced(
                to: target, seeing: seen)
            if try own.store(next, behind: known?.place) { return target }
        }
        throw MultichatError(.conflict, "Too many acknowledge for \(agent) at once.", hint: "Try again.", retry: .later)
    }

    /// The sequence up to which an agent has acknowledged this session; 0 where it has nothing.
    public func acknowledged(by agent: AgentID) throws -> Int {
        let session = try session()
        let position = try swarm.chat(try SystemSessions.agent(agent)).position(of: session)
        return position.flatMap { $0.createdAt == session.createdAt ? $0.read : nil } ?? 0
    }

    /// Makes sure that an agent's inbox looks at a session though the agent isn't in it; called on the agent's session.
    func watch(_ session: Session) throws {
        guard try position(of: session) == nil else { return }
        _ = try store(ReadPosition(of: session.id, createdAt: session.createdAt), behind: nil)
    }

    /// Where the agent, whose session this is, stands in another session.
    private func position(of session: Session) throws -> ReadPosition? {
        do {
            return try latest(ReadPosition.key(of: session.id)).flatMap { ReadPosition($0) }
        } catch let error as MultichatError where error.code == .notFound {
            return nil
        }
    }

    /// Stores a position where the newest one is the one that was read; answers whether it was.
    private func store(_ position: ReadPosition, behind place: Int?) throws -> Bool {
        let key = ReadPosition.key(of: position.session)
        var draft = Draft(id: newEntryID(), kind: .cursor, body: position.body)
        draft.key = key
        do {
            try appendStarting([draft], expecting: [.newest(key, place)])
            return true
        } catch let error as MultichatError where error.code == .conflict {
            return false
        }
    }
}
