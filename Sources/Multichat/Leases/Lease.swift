/// The right of one agent to be the only one who does something in a session, until an end.
///
/// Pass ``expectation`` with every append that is made under the lease: the store then refuses it once somebody else
/// has taken the lease over, so that a holder who was paused and woke up late does no harm.
///
///     let lease = try chat.lease("deploy", holder: "Agent-1", for: .seconds(30))
///     try chat.post(Message("Deploying"), from: "Agent-1", expecting: [lease.expectation])
///     try chat.release(lease)
public struct Lease: Sendable, Hashable {
    /// The session that it stands in: the one that it is about, or the system session of free names.
    public let session: SessionReference
    /// What the right is to; leases of other names in the session are independent of it.
    public let name: String
    /// Who has it.
    public let holder: AgentID
    /// The sequence of the entry that granted it: every later grant of the name has a higher one.
    public let fence: Int
    /// When others may take it over, by the store's clock.
    public internal(set) var end: Timestamp

    /// The key of the entries that grant it: `lease/<name>`.
    public var key: EntryKey { LeaseEntry.grantKey(name) }

    /// What every append under it expects, in its own session: that nobody has been granted it since.
    ///
    /// Renewing doesn't change it. It concerns this name alone: leases of other names don't refuse each other. For
    /// appends to *other* sessions use `.fence(lease.fence)`, which is refused there as soon as a later holder has
    /// appended with its own; all appends that are fenced so in one session must be under the same lease.
    public var expectation: Expectation { .newest(key, fence) }

    /// What an append expects that is made under the lease of a name which was granted with a fence.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid` for a name that leases can't have.
    public static func expectation(of name: String, fence: Int) throws -> Expectation {
        try IdentifierRules.check(name, field: "name of the lease", maximum: 500)
        return .newest(LeaseEntry.grantKey(name), fence)
    }

    /// Whether others may take it over at a time.
    public func isOver(at now: Timestamp) -> Bool { end <= now }
}

extension MultichatError {
    /// Somebody else has the lease.
    static func held(_ lease: Lease) -> MultichatError {
        MultichatError(
            .conflict,
            "The lease \(lease.name) in the session \(lease.session) is held by \(lease.holder) until \(lease.end).",
            hint: "Wait until then, or let \(lease.holder) release it.", retry: .later
        ).with { $0.session = lease.session.id.text }
    }

    /// The lease isn't the caller's any more.
    static func lost(_ lease: Lease, to other: Lease?) -> MultichatError {
        let reason = other.map { "\($0.holder) has it until \($0.end)" } ?? "it was released"
        return MultichatError(
            .conflict,
            "The lease \(lease.name) in the session \(lease.session) isn't \(lease.holder)'s any more: \(reason).",
            hint: "Nothing was stored. Stop the work that it was for, or take the lease again."
        ).with { $0.session = lease.session.id.text }
    }
}
