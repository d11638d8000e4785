import Synchronization

extension MemoryStore: Erasing {
    /// Erases entries of a session; nothing else holds them.
    public func erase(_ erasure: Erasure) throws -> Erased {
        try contents.withLock { contents in
            let now = configuration.clock()
            guard var log = contents.log(erasure.session, at: now) else {
                throw MultichatError.unknown(erasure.session)
            }
            let found = log.entry(withID: erasure.id)
            guard try !erasure.wasRecorded(in: log.state.session, as: found) else { return Erased(erasure.session) }
            var selection = ErasureSelection()
            for range in erasure.sequences.ranges {
                for sequence in range { selection.add(log.entries[sequence - 1]) }
            }
            guard !selection.sequences.isEmpty else { return Erased(erasure.session) }
            let plan = try contents.planner.plan(erasure, of: selection, state: log.state, now: now)
            log.add([plan.entry], plan.state)
            contents.logs[erasure.session] = log
            return Erased(erasure.session, recordedAt: plan.entry.sequence, selection)
        }
    }

    /// Nothing: there are no files.
    public func scrub() throws -> [Remnant] { [] }
}

extension MemoryLog {
    /// Erases what entries that were added say that they erased.
    mutating func eraseRecorded(by added: [Entry]) {
        for entry in added where entry.kind == .erase {
            // The entry was checked when it was folded into the state.
            guard let sequences = try? Lifecycle.erased(by: entry) else { continue }
            for sequence in sequences.ranges.joined() where !entries[sequence - 1].isErased {
                entries[sequence - 1].erase(Chainer())
            }
        }
    }
}
