import Multichat

// Copies go to the store that a plain hot store stands for; they are no unflushed entries.
extension PlainHotStore {
    func stage(_ session: NewSession) throws -> Session { try base.stage(session) }

    func restore(_ entries: [Entry], to staged: SessionReference) throws -> Head {
        try base.restore(entries, to: staged)
    }

    func extend(_ session: SessionReference, by entries: [Entry], fence: Int) throws -> Head {
        try base.extend(session, by: entries, fence: fence)
    }

    func publish(_ staged: SessionReference) throws -> Session { try base.publish(staged) }

    func discard(_ staged: SessionReference) throws { try base.discard(staged) }
}
