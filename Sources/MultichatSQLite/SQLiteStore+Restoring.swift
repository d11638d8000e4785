import Multichat

extension SQLiteStore {
    /// Begins a session that nobody sees until it is published.
    public func stage(_ session: NewSession) throws -> Session {
        try SessionRules.check(session)
        return try sessionOutcome(.stage(session))
    }

    /// Adds entries as they were written elsewhere to a staged session.
    public func restore(_ entries: [Entry], to staged: SessionReference) throws -> Head {
        try noteErasures(entries)
        guard case .head(let head) = try submit(.restore(entries, staged)) else { throw Self.mismatch }
        return head
    }

    /// Adds entries as they were written elsewhere to a session that is behind.
    public func extend(_ session: SessionReference, by entries: [Entry], fence: Int) throws -> Head {
        try noteErasures(entries)
        guard case .head(let head) = try submit(.extend(session, entries, fence: fence)) else { throw Self.mismatch }
        return head
    }

    /// Shows a staged session to everybody.
    public func publish(_ staged: SessionReference) throws -> Session { try sessionOutcome(.publish(staged)) }

    /// Forgets a staged session.
    public func discard(_ staged: SessionReference) throws { _ = try submit(.discard(staged)) }
}
