import Multichat

extension ArchivingStore: Sweeping {
    /// Sessions that are expired, archived ones too.
    public func expired(limit: Int) throws -> [Session] {
        var leftOut: [Damage] = []
        let now = configuration.clock()
        let found = try (base as? any Sweeping)?.expired(limit: limit) ?? []
        let archived = try archive.all(&leftOut).map(\.state.session).filter { $0.isExpired(at: now) }
        return Array((found + archived).prefix(limit))
    }

    /// Removes a session if it is expired.
    public func sweep(_ session: SessionReference) throws -> Bool {
        if try (base as? any Sweeping)?.sweep(session) == true { return true }
        guard let found = try archive.session(session),
            found.state.session.isExpired(at: configuration.clock())
        else { return false }
        return try archive.remove(session)
    }

    /// Removes a session if its log ends at a head.
    public func remove(_ session: SessionReference, at head: Head) throws -> Bool {
        if try isCompressed(session) { return try archive.remove(session) }
        return try (base as? any Sweeping)?.remove(session, at: head) ?? false
    }

    /// The logs that were staged.
    public func staged() throws -> [Session] { try (base as? any Sweeping)?.staged() ?? [] }
}
