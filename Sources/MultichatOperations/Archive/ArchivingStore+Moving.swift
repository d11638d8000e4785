import Multichat

extension ArchivingStore: ArchivingSessions {
    /// Whether a session is in the archive.
    public func isCompressed(_ session: SessionReference) throws -> Bool {
        try base.session(session) == nil && archived(session) != nil
    }

    /// Moves an archived session into the archive: it is written, synced and proven there before it goes here.
    public func compress(_ reference: SessionReference) throws {
        guard let session = try base.session(reference) else {
            if try archived(reference) != nil { return }
            throw MultichatError.unknown(reference)
        }
        guard session.status == .archived else {
            throw MultichatError(
                .status, "The session \(reference) is \(session.status.rawValue), not archived.",
                hint: "Archive it first: multichat archive \(session.id)"
            ).with { $0.session = session.id.text }
        }
        try archive.add(session, of: base)
        guard let base = base as? any Sweeping, try base.remove(reference, at: session.head) else {
            // Somebody went on with it, or the store can't tell: it stays where it was.
            _ = try archive.remove(reference)
            throw MultichatError(
                .conflict, "The session \(reference) changed while it was archived; it stays as it is.",
                hint: "Try again.", retry: .later
            ).with { $0.session = session.id.text }
        }
    }

    /// Brings a session back into the store, whole, with the same chain.
    func bringBack(_ reference: SessionReference) throws {
        guard let found = try archived(reference) else { throw MultichatError.unknown(reference) }
        var origin = found.origin
        origin.fence = found.state.session.fence
        try base.discard(reference)
        _ = try base.stage(origin)
        var batch: [Entry] = []
        let head = found.state.session.head
        if head.sequence > 0 {
            try found.read(1...head.sequence) { entry in
                batch.append(entry)
                if batch.count == 500 {
                    _ = try base.restore(batch, to: reference)
                    batch.removeAll(keepingCapacity: true)
                }
                return true
            }
        }
        let reached = batch.isEmpty ? nil : try base.restore(batch, to: reference)
        guard batch.isEmpty || reached == head else { throw ArchivedSession.damaged(found.path) }
        do {
            _ = try base.publish(reference)
        } catch let error as MultichatError where error.code == .conflict {
            // Another process has brought it back.
            try base.discard(reference)
        }
        _ = try archive.remove(reference)
    }
}

extension ArchivingStore {
    /// Begins a copy.
    public func stage(_ session: NewSession) throws -> Session { try base.stage(session) }

    /// Adds the next entries to a staged log.
    public func restore(_ entries: [Entry], to staged: SessionReference) throws -> Head {
        try base.restore(entries, to: staged)
    }

    /// Adds the next entries to a session, which is brought back if it is archived.
    public func extend(_ session: SessionReference, by entries: [Entry], fence: Int) throws -> Head {
        if try isCompressed(session) { try bringBack(session) }
        return try base.extend(session, by: entries, fence: fence)
    }

    /// Makes a staged log visible.
    public func publish(_ staged: SessionReference) throws -> Session {
        guard try archived(staged) == nil else { throw MultichatError.taken(staged) }
        return try base.publish(staged)
    }

    /// Removes a staged log.
    public func discard(_ staged: SessionReference) throws { try base.discard(staged) }
}
