import Multichat

extension HybridStore: Sweeping {
    /// Expired sessions of the durable store; the hot one forgets its copies by itself.
    public func expired(limit: Int) throws -> [Session] {
        try requireOpen()
        return try (durable as? any Sweeping)?.expired(limit: limit) ?? []
    }

    /// Removes a session if it is expired, also with what the hot store alone has of it.
    public func sweep(_ session: SessionReference) throws -> Bool {
        try requireOpen(session)
        guard let durable = durable as? any Sweeping else { return false }
        // What waits to be copied may have renewed it; one that is expired takes no more appends.
        try way.settle(session)
        guard try durable.sweep(session) else { return false }
        try way.changed(session)
        return true
    }

    /// The logs that were staged.
    public func staged() throws -> [Session] {
        try requireOpen()
        return try (durable as? any Sweeping)?.staged() ?? []
    }
}
