import Multichat

/// Stores the learnings that an import read in the brain, without those that it has or had already.
struct KnowledgeIntake {
    private static let batch = 256

    private let settings: Importer
    private let brain: Brain

    init(_ settings: Importer, _ store: any Restoring) {
        self.settings = settings
        brain = Brain(Swarm(store, namespace: settings.namespace ?? .standard))
    }

    /// Stores all of them, in the order of time.
    func store(_ learnings: [ImportedLearning], _ report: inout ImportReport) throws {
        guard !learnings.isEmpty else { return }
        let order = learnings.indices.sorted {
            (learnings[$0].learning.created, $0) < (learnings[$1].learning.created, $1)
        }
        try settings.progress(0, learnings.count)
        for start in stride(from: 0, to: order.count, by: Self.batch) {
            let batch = order[start..<min(start + Self.batch, order.count)].map { learnings[$0] }
            try keep(batch, &report)
            try settings.progress(min(start + Self.batch, order.count), learnings.count)
        }
    }

    private func keep(_ learnings: [ImportedLearning], _ report: inout ImportReport) throws {
        var drafts = try fresh(learnings, &report)
        while !drafts.isEmpty {
            do {
                if !settings.isDryRun { try brain.take(drafts) }
                report.count(.knowledge) { $0.learnings += drafts.count }
                return
            } catch let error as MultichatError where error.code == .conflict {
                // Another import may have stored some of them meanwhile.
                let known = try knownKeys()
                let rest = drafts.filter { $0.key.map { !known.contains($0) } ?? true }
                guard rest.count < drafts.count else { throw error }
                report.count(.knowledge) { $0.duplicates += drafts.count - rest.count }
                drafts = rest
            }
        }
    }

    /// The entries of those that the brain never had. One that it had counts as a duplicate, also where it was revised
    /// or forgotten since; another one under a taken id is refused.
    private func fresh(_ learnings: [ImportedLearning], _ report: inout ImportReport) throws -> [Draft] {
        let ids = try knownIDs()
        var keys = try knownKeys()
        var drafts: [Draft] = []
        for learning in learnings {
            do {
                let draft = try learning.draft(for: brain)
                if ids.contains(draft.id) || drafts.contains(where: { $0.id == draft.id }) {
                    report.count(.knowledge) { $0.duplicates += 1 }
                } else if let key = draft.key, keys.insert(key).inserted {
                    drafts.append(draft)
                } else {
                    throw MultichatError(.conflict, "The brain has another learning \(learning.learning.id).")
                }
            } catch let error as MultichatError where [.invalid, .conflict].contains(error.code) {
                report.refuse(learning.file.path, error.message, .knowledge)
            }
        }
        return drafts
    }

    private func knownIDs() throws -> Set<EntryID> { Set(try known().map(\.id)) }

    private func knownKeys() throws -> Set<EntryKey> { Set(try known().compactMap(\.key)) }

    /// The entries of all learnings, old versions too, without their bodies.
    private func known() throws -> [(id: EntryID, key: EntryKey?)] {
        guard let session = try brain.swarm.store.session(brain.reference) else { return [] }
        var query = EntryQuery(brain.reference, from: 1, through: session.head.sequence)
        query.kind = .learning
        var known: [(id: EntryID, key: EntryKey?)] = []
        try brain.swarm.store.forEachPage(query) { known += $0.map { ($0.id, $0.key) } }
        return known
    }
}
