import Multichat

/// Applies retention rules to a store: first the plan, then what it says.
public struct Retention: Sendable {
    /// What applying a plan did.
    public struct Outcome: Sendable, Equatable {
        /// Sessions deleted.
        public var deleted: [SessionReference] = []
        /// Sessions put away.
        public var archived: [SessionReference] = []
        /// Entries of both.
        public var entries = 0
        /// Sessions that changed since the plan was made, and so were left alone.
        public var changed: [SessionReference] = []

        /// Makes the outcome of nothing.
        public init() {}
    }

    /// The rules; the first that matches a session takes it.
    public var rules: [RetentionRule]
    private let store: any Restoring
    private let pacer: Pacer?

    /// Makes the retention of a store.
    public init(_ store: any Restoring, _ rules: [RetentionRule], pacer: Pacer? = nil) {
        self.store = store
        self.rules = rules
        self.pacer = pacer
    }

    /// What the rules would do now.
    ///
    /// - Parameter countingBytes: whether the bodies are counted, for which they are read.
    /// - Complexity: O(sessions), and O(entries) of those that would go where bytes are counted.
    public func plan(countingBytes: Bool = false) throws -> RetentionPlan {
        var plan = RetentionPlan()
        guard !rules.isEmpty else { return plan }
        let now = store.configuration.clock()
        var deleted = DeletionCount()
        plan.leftOut = try store.forEachSession(in: nil, includingSystem: false) { session in
            plan.sessions += 1
            deleted.count(rules.indices.filter { rules[$0].action == .delete && rules[$0].matches(session, at: now) })
            guard let rule = rules.firstIndex(where: { $0.matches(session, at: now) }),
                try !isDone(rules[rule].action, session)
            else { return }
            plan.items.append(.init(session: session, action: rules[rule].action, rule: rule))
        }
        if plan.items.contains(where: { $0.action == .delete }) {
            plan.rulesForEverything = deleted.rulesForEverything.map { rules[$0] }
        }
        if countingBytes { for place in plan.items.indices { try count(&plan.items[place]) } }
        return plan
    }

    /// Does what a plan says; a session that changed meanwhile is left alone.
    ///
    /// - Parameters:
    ///   - plan: the plan.
    ///   - takingEverything: must be said where the rules that delete match every session.
    /// - Throws: ``MultichatError`` with the code `conflict` where it wasn't said; nothing was done.
    public func apply(_ plan: RetentionPlan, takingEverything: Bool = false) throws -> Outcome {
        if let warning = plan.everythingWarning, !takingEverything {
            throw MultichatError(
                .conflict, "\(warning); nothing was done.",
                hint: "Look at it with --dry-run; if that is what you want, say --yes twice.")
        }
        var outcome = Outcome()
        for item in plan.items {
            try pacer?.step()
            try apply(item, &outcome)
        }
        return outcome
    }

    /// Whether an archived session is put away as far as the store can.
    private func isDone(_ action: RetentionRule.Action, _ session: Session) throws -> Bool {
        guard action == .archive, session.status == .archived else { return false }
        return try (store as? any ArchivingSessions)?.isCompressed(session.reference) ?? true
    }

    private func apply(_ item: RetentionPlan.Item, _ outcome: inout Outcome) throws {
        let reference = item.session.reference
        do {
            guard let session = try store.session(reference), session.head == item.session.head else {
                return outcome.changed.append(reference)
            }
            if session.status != .archived { try putAway(session) }
            switch item.action {
            case .delete:
                guard try remove(reference) else { return outcome.changed.append(reference) }
                outcome.deleted.append(reference)
            case .archive:
                try (store as? any ArchivingSessions)?.compress(reference)
                outcome.archived.append(reference)
            }
            outcome.entries += item.session.head.sequence
        } catch let error as MultichatError where [.conflict, .status, .notFound].contains(error.code) {
            outcome.changed.append(reference)
        }
    }

    /// Archives a session if nobody has written to it since; from then on nobody does.
    private func putAway(_ session: Session) throws {
        let id = EntryID(
            unchecked: UUIDv7.make(at: store.configuration.clock(), random: store.configuration.random()))
        let append = Append(
            to: session.reference, [Draft(id: id, kind: .archive)], expecting: [.head(session.head.sequence)])
        _ = try store.append(append)
    }

    /// Removes a session that is archived, unless somebody has gone on with it.
    private func remove(_ reference: SessionReference) throws -> Bool {
        guard let session = try store.session(reference), session.status == .archived else { return false }
        if let store = store as? any Sweeping { return try store.remove(reference, at: session.head) }
        return try store.delete(reference)
    }

    private func count(_ item: inout RetentionPlan.Item) throws {
        var bytes = 0
        let query = EntryQuery(item.session.reference, from: 1, through: item.session.head.sequence)
        try store.forEachPage(query) { entries in
            for entry in entries { bytes += entry.body.text.utf8.count }
            try pacer?.step()
        }
        item.bytes = bytes
    }
}
