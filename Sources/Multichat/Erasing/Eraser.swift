/// Erases what agents said, in a session or in all of a namespace, with all that is known to hold copies of it.
///
///     let eraser = try Eraser(swarm)
///     let receipt = try eraser.erase(ErasureRequest(agent: "Agent-7"))
///     for place in receipt.remnants { print(place.place, place.reason) }
public struct Eraser: Sendable {
    /// What else holds bodies, such as a search index.
    public var copies: [any Forgetting] = []
    /// Called with each session in which something was erased, as soon as it is done.
    public var progress: @Sendable (Erased) -> Void = { _ in }
    let swarm: Swarm
    let store: any Erasing

    /// Makes an eraser of a namespace.
    ///
    /// - Throws: ``MultichatError`` with the code `incompatible` where the store can't erase.
    public init(_ swarm: Swarm) throws {
        guard let store = swarm.store as? any Erasing else {
            throw MultichatError(.incompatible, "This store can't erase.", hint: "Migrate to one that can.")
        }
        self.swarm = swarm
        self.store = store
    }

    /// What a request would erase, session by session; nothing is changed.
    ///
    /// - Throws: ``MultichatError``: `notFound` for an unknown session, `invalid` for a request that names nothing.
    /// - Complexity: O(entries) of the sessions that are asked for.
    public func preview(_ request: ErasureRequest) throws -> ErasureReceipt {
        try plan(request).receipt
    }

    /// Erases what is asked for, and answers what was erased, where, and what may be left of it.
    ///
    /// It can be repeated: what was erased is left as it is, and what an interruption left is done.
    ///
    /// - Throws: as ``preview(_:)`` does, and what the stores throw; then a part may be erased.
    public func erase(_ request: ErasureRequest) throws -> ErasureReceipt {
        let plan = try plan(request)
        var receipt = plan.receipt
        receipt.erased = try plan.selections.map { session, selection in
            let erased = try erase(selection, of: session, request)
            progress(erased)
            return erased
        }
        for copy in copies { receipt.add(try copy.forget(receipt.erased)) }
        receipt.add(try store.scrub())
        return receipt
    }

    /// Erases in parts, so that others can write in between.
    private func erase(
        _ selection: ErasureSelection, of session: SessionReference, _ request: ErasureRequest
    ) throws -> Erased {
        var all = Erased(session)
        for part in selection.sequences.parts(of: store.erasureLimit) {
            var erasure = Erasure(part, of: session, id: EntryID(unchecked: swarm.newID()))
            erasure.author = request.author
            erasure.reason = request.reason
            all.add(try store.erase(erasure))
        }
        return all
    }
}

/// What to erase.
public struct ErasureRequest: Sendable, Equatable {
    /// Only in this session, and in forks that share its entries; `nil` takes all of the namespace.
    public var session: SessionID?
    /// Only what this agent wrote, its contexts, and its own system session.
    public var agent: AgentID?
    /// Only these entries of the session.
    public var sequences: SequenceRanges?
    /// Who erases.
    public var author: AgentID?
    /// Why; recorded with the erasure.
    public var reason: String?

    /// Asks for a session, or what an agent wrote.
    public init(session: SessionID? = nil, agent: AgentID? = nil) {
        self.session = session
        self.agent = agent
    }
}

/// What was erased, or would be.
public struct ErasureReceipt: Sendable, Equatable {
    /// What was erased in each session, forks included.
    public var erased: [Erased] = []
    /// What was asked for by its sequence and can't be erased.
    public var kept: [KeptEntries] = []
    /// Where it may still be.
    public var remnants: [Remnant] = []
    /// Sessions that could not be looked through.
    public var leftOut: [Damage] = []

    /// How many entries were erased.
    public var entries: Int { erased.reduce(0) { $0 + $1.sequences.count } }
    /// How many bytes of bodies were erased.
    public var bytes: Int { erased.reduce(0) { $0 + $1.bytes } }

    mutating func add(_ more: [Remnant]) {
        for remnant in more where !remnants.contains(remnant) { remnants.append(remnant) }
    }
}
