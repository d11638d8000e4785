import Synchronization

extension MemoryStore {
    /// What a session's chain starts with.
    public func origin(of session: SessionReference) throws -> NewSession { try requiredLog(session).origin }

    /// Begins a session that nobody sees until it is published.
    public func stage(_ session: NewSession) throws -> Session {
        try SessionRules.check(session)
        return contents.withLock { contents in
            let log = contents.staged[session.reference] ?? MemoryLog(session, at: configuration.clock())
            contents.staged[session.reference] = log
            return log.state.session
        }
    }

    /// Adds entries as they were written elsewhere to a staged session.
    public func restore(_ entries: [Entry], to staged: SessionReference) throws -> Head {
        try contents.withLock { contents in
            guard var log = contents.staged[staged] else { throw MultichatError.unknown(staged) }
            let head = try log.restore(entries)
            contents.staged[staged] = log
            return head
        }
    }

    /// Adds entries as they were written elsewhere to a session that is behind.
    public func extend(_ session: SessionReference, by entries: [Entry], fence: Int) throws -> Head {
        defer { board.tell(session) }
        return try contents.withLock { contents in
            guard var log = contents.log(session, at: configuration.clock()) else {
                throw MultichatError.unknown(session)
            }
            let head = try log.restore(entries, fence: fence)
            contents.logs[session] = log
            return head
        }
    }

    /// Shows a staged session to everybody.
    public func publish(_ staged: SessionReference) throws -> Session {
        defer { board.tell(staged) }
        return try contents.withLock { contents in
            guard let log = contents.staged[staged] else { throw MultichatError.unknown(staged) }
            guard contents.log(staged, at: configuration.clock()) == nil else { throw MultichatError.taken(staged) }
            contents.logs[staged] = log
            contents.staged[staged] = nil
            return log.state.session
        }
    }

    /// Forgets a staged session.
    public func discard(_ staged: SessionReference) throws {
        contents.withLock { $0.staged[staged] = nil }
    }
}
