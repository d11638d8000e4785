extension Swarm {
    /// The system session of the leases that belong to no session: renew, release and list them through it.
    public var leases: Chat { chat(Self.leaseSession) }

    private static let leaseSession = SessionID(unchecked: ".leases")

    /// Takes a lease of a free name, one for the whole namespace.
    ///
    ///     let lease = try swarm.lease("nightly", holder: "Agent-1", for: .seconds(60))
    ///     try swarm.chat("report").post(Message("Done"), from: "Agent-1", expecting: [.fence(lease.fence)])
    ///     try swarm.leases.release(lease)
    ///
    /// Appends to a session under it expect `.fence(lease.fence)`. A session refuses all fences below the highest that
    /// it was shown: so those of earlier holders as soon as a later one has appended there, and also those of older
    /// leases of other names: fence a session by leases of one name.
    ///
    /// - Throws: ``MultichatError``: `conflict` where another agent has it, with its name and the end; `invalid`.
    public func lease(_ name: String, holder: AgentID, for duration: Duration) throws -> Lease {
        do {
            return try leases.lease(name, holder: holder, for: duration)
        } catch let error as MultichatError where error.code == .notFound {
            do { try start(Self.leaseSession) } catch let error as MultichatError where error.code == .conflict {}
            return try leases.lease(name, holder: holder, for: duration)
        }
    }
}
