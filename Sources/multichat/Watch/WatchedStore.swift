import Multichat

/// What grows in a store, whoever writes: told by the heads of its sessions.
struct WatchedStore {
    /// What a look has found.
    struct Sample: Equatable {
        var sessions = 0
        var entries = 0
        /// Entries that came since the look before.
        var appended = 0
        /// Sessions that came since the look before.
        var started = 0
        /// Microseconds since the look before.
        var elapsed = 0
        var facts: [StoreFact] = []

        /// Tenths of entries a second.
        var rate: Int { elapsed > 0 ? appended * 10_000_000 / elapsed : 0 }

        static func == (left: Sample, right: Sample) -> Bool {
            left.sessions == right.sessions && left.entries == right.entries && left.appended == right.appended
        }
    }

    private var heads: [SessionReference: Int] = [:]
    private var time: Int?
    private let namespace: Namespace?

    init(_ namespace: Namespace?) { self.namespace = namespace }

    /// Looks at all sessions; the first look finds nothing new.
    mutating func look(_ store: any Store, at now: Int) throws -> Sample {
        var sample = Sample()
        var seen: [SessionReference: Int] = [:]
        seen.reserveCapacity(heads.count)
        let isFirst = time == nil
        _ = try store.forEachSession(in: namespace, includingSystem: false) { session in
            let head = session.head.sequence
            seen[session.reference] = head
            sample.sessions += 1
            sample.entries += head
            guard !isFirst else { return }
            if let before = heads[session.reference] {
                sample.appended += max(0, head - before)
            } else {
                sample.appended += head
                sample.started += 1
            }
        }
        sample.elapsed = time.map { now - $0 } ?? 0
        sample.facts = try (store as? any Describing)?.facts() ?? []
        heads = seen
        time = now
        return sample
    }
}
