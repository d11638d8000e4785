import Multichat

extension HybridStore: Erasing {
    /// Brings both stores and the archive up to date, which erases in them what was erased in one; then scrubs each.
    ///
    /// A hot store that can't be reached is named: its copy is erased before it is served again, as it must have the
    /// whole log for that.
    public func scrub() throws -> [Remnant] {
        try requireOpen()
        try way.settle(nil)
        try way.work()
        try archive?.run()
        var remnants = try Self.scrub(durable) + (archive.map { try Self.scrub($0.target) } ?? [])
        let base = (hot.base as? PlainHotStore)?.base ?? hot.base
        let isReached = try hot.attempt { hot in _ = try hot.session(HybridNotes.session) } != nil
        if let base, isReached {
            remnants += try Self.scrub(base)
        } else {
            remnants.append(
                Remnant("the hot store", "it can't be reached now; its copies are erased before they are used"))
        }
        return remnants
    }

    /// As the durable store, which takes part in each erasure.
    public var erasureLimit: Int { min((durable as? any Erasing)?.erasureLimit ?? 1000, 1000) }

    private static func scrub(_ store: any Restoring) throws -> [Remnant] {
        guard let store = store as? any Erasing else {
            return [Remnant("a store that can't erase", "it may hold what was erased")]
        }
        return try store.scrub()
    }
}

extension HybridStore: Compacting {
    /// Gives back space in the durable store, and in the archive.
    public func compact(_ slice: CompactionSlice) throws -> Compaction {
        try requireOpen()
        var all = Compaction(isComplete: true)
        for store in [durable, archive?.target] {
            guard let store = store as? any Compacting else { continue }
            let part = try store.compact(slice)
            all = Compaction(bytes: all.bytes + part.bytes, isComplete: all.isComplete && part.isComplete)
        }
        return all
    }
}
