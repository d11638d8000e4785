/// What the agents of a namespace have learned and share: a log of learnings in a system session of its own.
///
///     let brain = swarm.brain
///     try brain.learn("Checkpoint under the lock only.", by: "Agent-2") { $0.tags = ["sqlite"] }
///     for found in try brain.recall("when may I checkpoint?") { print(found.learning.text) }
///
/// A learning is the newest entry of its key `learning/<id>`; the older ones are its history. Works alike on every
/// store.
public struct Brain: Sendable {
    /// The root that it belongs to.
    public let swarm: Swarm
    /// What ranks learnings; `nil` reads all of them for each recall, which is good for some thousands.
    public var index: (any LearningIndex)?

    /// Makes the brain of a swarm's namespace.
    public init(_ swarm: Swarm, index: (any LearningIndex)? = nil) {
        self.swarm = swarm
        self.index = index
    }

    /// The session that holds the learnings.
    public var reference: SessionReference { swarm.reference(.brain) }

    /// Learns something; durable when it returns.
    ///
    /// - Parameters:
    ///   - text: what was learned.
    ///   - id: the learning's id, so that it can be repeated safely; a new one where it is `nil`.
    ///   - author: who learned it.
    ///   - change: sets the rest: title, tags, kind, project, source, confidence, embedding.
    /// - Returns: the learning as it is stored.
    /// - Throws: ``MultichatError``: `invalid`, which names the field; `conflict` where the id is taken by another text.
    @discardableResult
    public func learn(
        _ text: String, id: LearningID? = nil, by author: AgentID? = nil,
        _ change: (inout Learning) throws -> Void = { _ in }
    ) throws -> Learning {
        var learning = Learning(
            text, id: id ?? LearningID(unchecked: swarm.newID()), created: swarm.store.configuration.clock())
        learning.author = author
        try change(&learning)
        let known = try id.flatMap { try self.learning($0) }
        if let known {
            guard known.says(learning) else { throw taken(known.id) }
            return known
        }
        return try store(learning, by: author, behind: id.flatMap { try newest($0)?.sequence })
    }

    /// Changes a learning; what it said before stays as its history.
    ///
    /// - Returns: the learning as it is now; unchanged where the closure changed nothing.
    /// - Throws: ``MultichatError``: `notFound`; `invalid`, which names the field; `conflict` where somebody else revised
    ///   it in between.
    @discardableResult
    public func revise(
        _ id: LearningID, by author: AgentID? = nil, _ change: (inout Learning) throws -> Void
    ) throws -> Learning {
        let known = try required(id)
        var learning = known
        try change(&learning)
        guard learning != known else { return known }
        learning.revised = swarm.store.configuration.clock()
        return try store(learning, by: author, behind: known.sequence)
    }

    /// Forgets a learning: no list and no recall shows it any more; a tombstone and its history remain.
    ///
    /// - Throws: ``MultichatError``: `notFound` where there is no such learning, or none any more.
    @discardableResult
    public func forget(_ id: LearningID, by author: AgentID? = nil) throws -> Receipt {
        let known = try required(id)
        let key = try id.key
        var draft = Draft(id: newEntryID(), kind: .learning, author: author, body: Tombstone.body)
        draft.key = key
        return try append([draft], expecting: [.newest(key, known.sequence)])
    }

    func newEntryID() -> EntryID { EntryID(unchecked: swarm.newID()) }

    private func taken(_ id: LearningID) -> MultichatError {
        MultichatError(
            .conflict, "There is a learning \(id) already, which says something else.",
            hint: "Revise it, or learn this under another id.")
    }
}

extension Swarm {
    /// What the agents of this namespace have learned. For more than some thousand learnings, give it an index.
    public var brain: Brain { Brain(self) }
}

extension Learning {
    /// Whether it says what another one does, whenever either was written.
    func says(_ other: Learning) -> Bool {
        var copy = self
        copy.created = other.created
        copy.revised = other.revised
        copy.sequence = other.sequence
        return copy == other
    }
}
