import Multichat

// What inboxes and the search index ask, so that they needn't list all sessions because some are archived.

extension ArchivingStore: Attending {
    /// The heads of all sessions that an agent is in, archived ones too.
    public func heads(of agent: AgentID, in namespace: Namespace) throws -> Page<AttendedSession> {
        var found = try base.attendedSessions(of: agent, in: namespace)
        var query = SessionQuery(namespace: namespace)
        query.participant = agent
        found.items += try archived(query, &found.leftOut).map { AttendedSession($0) }
        return found
    }
}

extension ArchivingStore: Observing {
    /// What the store tells, and which files the archive has; `nil` where the store tells nothing.
    public func changeToken() throws -> String? {
        guard let token = try (base as? any Observing)?.changeToken() else { return nil }
        return token + ";" + SHA256.hash(try archive.names().joined(separator: "\n")).description
    }

    /// How far each session goes, archived ones too.
    public func heads(in namespace: Namespace) throws -> [SessionHead] {
        var leftOut: [Damage] = []
        let archived = try archived(SessionQuery(namespace: namespace), &leftOut).map { SessionHead($0) }
        return try baseHeads(in: namespace) + archived
    }

    private func baseHeads(in namespace: Namespace) throws -> [SessionHead] {
        if let base = base as? any Observing { return try base.heads(in: namespace) }
        var heads: [SessionHead] = []
        var query = SessionQuery(namespace: namespace)
        query.order = .created
        query.limit = 20_000
        repeat {
            let page = try base.sessions(query)
            heads += page.items.map { SessionHead($0) }
            query.cursor = page.cursor
        } while query.cursor != nil
        return heads
    }

    /// The archived sessions that a query asks for; one that is coming or going, and so in both, is the store's.
    private func archived(_ query: SessionQuery, _ leftOut: inout [Damage]) throws -> [Session] {
        let now = configuration.clock()
        return try archive.all(&leftOut).map(\.state.session).filter { session in
            try query.matches(session, now: now) && base.session(session.reference) == nil
        }
    }
}
