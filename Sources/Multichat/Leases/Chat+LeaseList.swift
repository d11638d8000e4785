extension Chat {
    /// The session's leases, by name.
    ///
    /// - Parameters:
    ///   - holder: only those of this agent; all where it is `nil`.
    ///   - includingEnded: whether those are named too that were neither released nor taken over after their end.
    /// - Complexity: O(names that were ever used).
    public func leases(of holder: AgentID? = nil, includingEnded: Bool = false) throws -> [Lease] {
        let grants = try newest(LeaseEntry.grants)
        guard !grants.isEmpty else { return [] }
        var renewals: [EntryKey: Entry] = [:]
        for entry in try newest(LeaseEntry.renewals) { if let key = entry.key { renewals[key] = entry } }
        let inherited = try session().forkedFrom?.sequence ?? 0
        let now = swarm.store.configuration.clock()
        return grants.compactMap { entry -> Lease? in
            guard entry.sequence > inherited, var lease = LeaseEntry.lease(entry, in: reference) else { return nil }
            lease.end = LeaseEntry.end(of: lease, after: renewals[LeaseEntry.renewalKey(lease.name)])
            guard includingEnded || !lease.isOver(at: now) else { return nil }
            return holder.map { $0 == lease.holder } ?? true ? lease : nil
        }
    }

    /// The entries that hand all leases of an agent in this session over to another, and what must be true of them:
    /// for one append together with whatever else is handed over.
    ///
    /// Leases whose end has passed are handed over too, unless somebody took them. A workflow belongs to the holder of
    /// its lease: so its runs go with them.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid` for a duration that isn't above zero.
    public func leaseHandover(
        from old: AgentID, to new: AgentID, for duration: Duration
    ) throws -> (drafts: [Draft], expectations: [Expectation]) {
        let (_, end) = try swarm.store.configuration.span(duration)
        let leases = try leases(of: old, includingEnded: true)
        let drafts = leases.map { LeaseEntry.grant($0.name, to: new, until: end, id: newEntryID()) }
        return (drafts, leases.map(\.expectation))
    }

    /// All present values whose keys have a prefix.
    func newest(_ prefix: String) throws -> [Entry] {
        var entries: [Entry] = []
        var cursor: String?
        repeat {
            let page = try values(prefix: prefix, limit: 500, after: cursor)
            entries += page.items
            cursor = page.cursor
        } while cursor != nil
        return entries
    }
}
