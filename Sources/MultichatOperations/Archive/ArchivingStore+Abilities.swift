import Multichat

// What the store itself can do, and the archive with it.

extension ArchivingStore: Checking {
    /// All damage of the store and of the archive.
    public func check(_ session: SessionReference?) throws -> [Damage] {
        if let session, try isCompressed(session) { return damage(of: try archived(session)) }
        var found = try (base as? any Checking)?.check(session) ?? []
        guard session == nil else { return found }
        for session in try archive.all(&found) { found += damage(of: session) }
        return found
    }

    /// Damage of what the store lists its sessions from.
    public func checkLists() throws -> [Damage] { try (base as? any Checking)?.checkLists() ?? [] }

    private func damage(of session: ArchivedSession?) -> [Damage] {
        do {
            try session?.prove()
            return []
        } catch {
            let told = error as? MultichatError ?? MultichatError(.damaged, "\(error)")
            return [Damage(told, in: session?.origin.reference, place: session?.path ?? archive.path)]
        }
    }
}

extension ArchivingStore: Describing {
    /// What the store tells, and how much is archived.
    public func facts() throws -> [StoreFact] {
        var leftOut: [Damage] = []
        let sessions = try archive.all(&leftOut)
        return try ((base as? any Describing)?.facts() ?? []) + [
            StoreFact("archived sessions", .number(sessions.count)),
            StoreFact("archive size", .bytes(sessions.reduce(0) { $0 + $1.size })),
        ]
    }
}

extension ArchivingStore: Recovering {
    /// What the store mended.
    public var recoveries: [Recovery] { (base as? any Recovering)?.recoveries ?? [] }
}

extension ArchivingStore: Compacting {
    /// Gives space of the store back.
    public func compact(_ slice: CompactionSlice) throws -> Compaction {
        try (base as? any Compacting)?.compact(slice) ?? Compaction(isComplete: true)
    }
}

extension ArchivingStore: Erasing {
    /// Erases in the store; a session that is archived is brought back first.
    public func erase(_ erasure: Erasure) throws -> Erased {
        guard let base = base as? any Erasing else {
            throw MultichatError(.incompatible, "This store can't erase.", hint: "Delete the session instead.")
        }
        if try isCompressed(erasure.session) { try bringBack(erasure.session) }
        return try base.erase(erasure)
    }

    /// Makes sure that no file of the store holds what was erased.
    public func scrub() throws -> [Remnant] { try (base as? any Erasing)?.scrub() ?? [] }
}
