/// What a session's log says about a lease's name.
struct LeaseState {
    /// The unreleased lease, ended or not, if there is one.
    var lease: Lease?
    /// The sequence of the newest grant or release.
    var granted: Int?
    /// The sequence of the newest renewal.
    var renewed: Int?

    /// Reads it.
    ///
    /// What a fork copied from its parent grants nothing in the fork.
    init(_ chat: Chat, _ name: String) throws {
        guard let entry = try chat.latest(LeaseEntry.grantKey(name)) else { return }
        let renewal = try chat.latest(LeaseEntry.renewalKey(name))
        granted = entry.sequence
        renewed = renewal?.sequence
        guard var lease = LeaseEntry.lease(entry, in: chat.reference),
            try entry.sequence > chat.session().forkedFrom?.sequence ?? 0
        else { return }
        lease.end = LeaseEntry.end(of: lease, after: renewal)
        self.lease = lease
    }

    /// That nobody has been granted it, released it or renewed it since this was read.
    func unchanged(_ name: String) -> [Expectation] {
        [.newest(LeaseEntry.grantKey(name), granted), .newest(LeaseEntry.renewalKey(name), renewed)]
    }
}
