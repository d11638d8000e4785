import Multichat

extension SQLiteStore {
    public func stage(_ session: NewSession) throws -> Session {
        try SessionRules.check(session)
        return try sessionOutcome(.stage(session))
    }

    public func restore(_ entries: [Entry], to staged: SessionReference) throws -> Head {
        guard case .head(let head) = try submit(.restore(entries, staged)) else { throw Self.mismatch }
        return head
    }

    public func publish(_ staged: SessionReference) throws -> Session { try sessionOutcome(.publish(staged)) }

    public func discard(_ staged: SessionReference) throws { _ = try submit(.discard(staged)) }
}
