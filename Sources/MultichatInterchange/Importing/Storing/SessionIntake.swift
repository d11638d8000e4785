import Multichat

/// Stores what an import read: each session with its messages in the order of time, without those it has already.
struct SessionIntake {
    /// Appends hold at most this many entries and bytes, so that progress shows and memory stays small.
    private static let batch = (entries: 256, bytes: 2 << 20)

    private let settings: Importer
    private let store: any Restoring
    private let namespace: Namespace
    /// Appends through it are found by the inboxes of those that they address.
    private let swarm: Swarm
    /// How many records are stored, found or refused.
    private var done = 0
    private var total = 0

    init(_ settings: Importer, _ store: any Restoring) {
        self.settings = settings
        self.store = store
        namespace = settings.namespace ?? .standard
        swarm = Swarm(store, namespace: namespace)
    }

    /// Stores everything, one session after the other.
    mutating func store(_ collection: ImportCollection, _ report: inout ImportReport) throws {
        let plans = SessionPlan.all(collection, &report)
        total = plans.reduce(0) { $0 + $1.items.count }
        try settings.progress(0, total)
        for plan in plans {
            let reference = SessionReference(plan.id, in: namespace)
            let isNew = try start(plan, reference)
            if isNew { report.count(plan.format) { $0.sessions += 1 } }
            let fresh = isNew || isSingle(plan) ? plan.items : try sort(plan.items, reference, &report)
            done += plan.items.count - fresh.count
            try append(fresh, to: reference, &report)
        }
    }

    /// A single message is tried at once: the store knows whether it has it, without reading the whole session.
    private func isSingle(_ plan: SessionPlan) -> Bool { plan.items.count == 1 && !settings.isDryRun }

    /// Starts a session; answers whether it wasn't there, also not by another import that runs at the same time.
    private func start(_ plan: SessionPlan, _ reference: SessionReference) throws -> Bool {
        guard try store.session(reference) == nil else { return false }
        do {
            if !settings.isDryRun { _ = try store.create(plan.session(reference)) }
            return true
        } catch let error as MultichatError where error.code == .conflict {
            return false
        }
    }

    /// The items that the session doesn't have; the others are counted, or refused where another record has their id.
    private func sort(
        _ items: [SessionPlan.Item], _ reference: SessionReference, _ report: inout ImportReport
    ) throws -> [SessionPlan.Item] {
        var wanted = Dictionary(uniqueKeysWithValues: items.enumerated().map { ($1.draft.id, $0) })
        var present: [Int: Entry] = [:]
        let end = try store.session(reference)?.head.sequence ?? 0
        try store.forEachPage(EntryQuery(reference, from: 1, through: end)) { entries in
            for entry in entries {
                if let index = wanted.removeValue(forKey: entry.id) { present[index] = entry }
            }
        }
        for (index, item) in items.enumerated() {
            guard let entry = present[index] else { continue }
            item.meet(entry.body, reference, &report)
        }
        return items.indices.filter { present[$0] == nil }.map { items[$0] }
    }

    private mutating func append(
        _ items: [SessionPlan.Item], to session: SessionReference, _ report: inout ImportReport
    ) throws {
        var rest = items[...]
        while !rest.isEmpty {
            var bytes = 0
            let batch = rest.prefix(Self.batch.entries).prefix { item in
                defer { bytes += item.draft.body.text.utf8.count }
                return bytes < Self.batch.bytes
            }
            rest = rest.dropFirst(batch.count)
            for item in try keep(Array(batch), session, &report) {
                report.count(item.format) {
                    $0.messages += 1
                    if item.isStuck { $0.stuck += 1 }
                }
            }
            done += batch.count
            try settings.progress(done, total)
        }
    }

    /// Appends a batch and answers what was stored; where the store refuses it, its entries one by one.
    private func keep(
        _ items: [SessionPlan.Item], _ session: SessionReference, _ report: inout ImportReport
    ) throws -> [SessionPlan.Item] {
        do {
            let append = Append(to: session, items.map(\.draft))
            if settings.isDryRun {
                try AppendRules.check(append, store.configuration)
            } else if try swarm.chat(session.id).append(append.drafts).duplicate {
                // Another import has stored them meanwhile.
                return try sort(items, session, &report)
            }
            return items
        } catch let error as MultichatError where [.invalid, .conflict, .status].contains(error.code) {
            if error.code == .conflict {
                // Another import may have stored some of them meanwhile.
                let fresh = try sort(items, session, &report)
                if fresh.isEmpty { return [] }
                if fresh.count < items.count { return try keep(fresh, session, &report) }
            }
            guard items.count == 1 else {
                return try items.flatMap { try keep([$0], session, &report) }
            }
            report.refuse(items[0].path, error.message, items[0].format)
            return []
        }
    }
}
