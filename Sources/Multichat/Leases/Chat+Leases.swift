extension Chat {
    /// Takes a lease: durable when it returns.
    ///
    /// A lease can be taken where nobody has it, where it was released, or where its end has passed by the store's
    /// clock. An agent that has it already gets it anew, with a new fence: so one that was restarted goes on at once,
    /// and what it may have left running before is refused.
    ///
    /// - Parameters:
    ///   - name: what the right is to: 1 to 500 bytes, independent of other names.
    ///   - holder: who gets it.
    ///   - duration: how long it has it, unless it renews it.
    /// - Throws: ``MultichatError``: `conflict` where another agent has it, with its name and the end; `invalid`,
    ///   `notFound`, `status`.
    public func lease(_ name: String, holder: AgentID, for duration: Duration) throws -> Lease {
        try IdentifierRules.check(name, field: "name of the lease", maximum: 500)
        for _ in 0..<100 {
            let (now, end) = try swarm.store.configuration.span(duration)
            let state = try LeaseState(self, name)
            if let lease = state.lease, lease.holder != holder, !lease.isOver(at: now) {
                throw MultichatError.held(lease)
            }
            let draft = LeaseEntry.grant(name, to: holder, until: end, id: newEntryID())
            do {
                let receipt = try append([draft], expecting: state.unchanged(name))
                return Lease(session: reference, name: name, holder: holder, fence: receipt.last, end: end)
            } catch let error as MultichatError where error.code == .conflict {
                // Somebody was faster: what it did decides.
            }
        }
        throw MultichatError(
            .conflict, "Too many race for the lease \(name) in the session \(reference).", hint: "Try again.",
            retry: .later)
    }

    /// Moves the end of a lease: to a duration from now.
    ///
    /// It succeeds after the end too, unless somebody has taken the lease over.
    ///
    /// - Returns: the lease with its new end; fence and expectation stay.
    /// - Throws: ``MultichatError`` with the code `conflict` where it isn't the holder's any more.
    public func renew(_ lease: Lease, for duration: Duration) throws -> Lease {
        let (_, end) = try swarm.store.configuration.span(duration)
        try store(LeaseEntry.renewal(of: lease, until: end, id: newEntryID()), under: lease)
        var renewed = lease
        renewed.end = end
        return renewed
    }

    /// Gives a lease back, so that others can take it at once; appends under it are refused from now on.
    ///
    /// - Throws: ``MultichatError`` with the code `conflict` where it isn't the holder's any more.
    public func release(_ lease: Lease) throws {
        let now = swarm.store.configuration.clock()
        try store(LeaseEntry.release(of: lease, at: now, id: newEntryID()), under: lease)
    }

    /// The lease of a name, if somebody has it now.
    public func lease(named name: String) throws -> Lease? {
        guard let lease = try LeaseState(self, name).lease else { return nil }
        return lease.isOver(at: swarm.store.configuration.clock()) ? nil : lease
    }

    private func store(_ draft: Draft, under lease: Lease) throws {
        guard lease.session == reference else {
            throw MultichatError(
                .invalid, "The lease \(lease.name) is one of the session \(lease.session), not of \(reference).")
        }
        do {
            _ = try append([draft], expecting: [lease.expectation])
        } catch let error as MultichatError where error.code == .conflict {
            throw MultichatError.lost(lease, to: try LeaseState(self, lease.name).lease)
        }
    }
}
