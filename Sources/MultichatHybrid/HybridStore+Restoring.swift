import Multichat

// Logs from elsewhere come into the durable store; the hot one has them when they are used.
extension HybridStore {
    /// Begins a session that nobody sees until it is published.
    public func stage(_ session: NewSession) throws -> Session {
        try requireOpen(session.reference)
        return try durable.stage(session)
    }

    /// Adds entries as they were written elsewhere to a staged session.
    public func restore(_ entries: [Entry], to staged: SessionReference) throws -> Head {
        try requireOpen(staged)
        return try durable.restore(entries, to: staged)
    }

    /// Adds entries as they were written elsewhere to a session that is behind.
    public func extend(_ session: SessionReference, by entries: [Entry], fence: Int) throws -> Head {
        try requireOpen(session)
        try way.settle(session)
        let head = try durable.extend(session, by: entries, fence: fence)
        try way.changed(session)
        archive?.note(session)
        return head
    }

    /// Shows a staged session to everybody.
    public func publish(_ staged: SessionReference) throws -> Session {
        try requireOpen(staged)
        let session = try durable.publish(staged)
        try way.changed(staged)
        archive?.note(staged)
        return session
    }

    /// Forgets a staged session.
    public func discard(_ staged: SessionReference) throws {
        try requireOpen(staged)
        try durable.discard(staged)
    }
}

extension HybridStore: Checking {
    /// All damage of the durable store, which has all when the check begins.
    public func check(_ session: SessionReference?) throws -> [Damage] {
        try requireOpen()
        try way.settle(session)
        return try (durable as? any Checking)?.check(session) ?? []
    }

    /// Damage of the durable store's lists.
    public func checkLists() throws -> [Damage] {
        try requireOpen()
        return try (durable as? any Checking)?.checkLists() ?? []
    }
}
