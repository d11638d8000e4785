import Dispatch
import Synchronization

// What the feed's own thread does: it looks at what may have changed, and tells who follows it.
extension Feed {
    /// Looks at all that was told since the last time.
    func work() {
        let (changed, mayAllHaveChanged) = state.withLock { state in
            defer { (state.changed, state.mayAllHaveChanged, state.isScheduled) = ([], false, false) }
            return (state.changed, state.mayAllHaveChanged)
        }
        for session in mayAllHaveChanged ? changed.union(suspects()) : changed { look(session) }
        scheduleExpiry()
    }

    /// The sessions that are followed and may have changed, or are new.
    private func suspects() -> Set<SessionReference> {
        let (sessions, namespaces) = state.withLock { state in
            (state.sessions, Set(state.namespaces.keys).union(state.sessions.keys.map(\.namespace)))
        }
        var suspects: Set<SessionReference> = []
        for namespace in namespaces {
            let known = sessions.filter { $0.key.namespace == namespace }
            let isAll = state.withLock { $0.namespaces[namespace] != nil }
            // A few are looked at one by one.
            guard isAll || known.count > 16, let heads = try? heads(in: namespace) else {
                suspects.formUnion(known.keys)
                continue
            }
            var present: Set<SessionReference> = []
            for (reference, session) in heads {
                present.insert(reference)
                guard let before = known[reference] else {
                    if isAll { suspects.insert(reference) }
                    continue
                }
                if before.head != session.head { suspects.insert(reference) }
            }
            suspects.formUnion(Set(known.keys).subtracting(present))
        }
        return suspects
    }

    /// Looks how far a session's log goes, and tells its followers.
    private func look(_ reference: SessionReference) {
        let (known, isWanted) = state.withLock { state in
            let known = state.sessions[reference]
            return (known, known != nil || state.mayConcern(reference))
        }
        guard isWanted else { return }
        let present: Session?
        do {
            present = try store.session(reference)
        } catch {
            // What can't be read now is looked at again with the next news.
            return
        }
        let isSame = present.map { self.isSame($0, known) } ?? false
        let tail = isSame ? self.tail(reference, known, present) : []
        let woken = state.withLock { state -> [Follower] in
            defer { state.expect(state.sessions[reference]?.expiresAt) }
            guard let known = state.sessions[reference] else { return state.began(reference, present) }
            guard let present, isSame else { return state.replaced(reference, known, present, store.configuration) }
            return state.advanced(reference, present, tail)
        }
        for follower in woken { follower.rouse() }
    }

    /// Whether a session's log is the one that was known, or went on from it.
    private func isSame(_ session: Session, _ known: FollowedSession?) -> Bool {
        guard let known else { return true }
        guard session.head.sequence >= known.head.sequence else { return false }
        if let createdAt = known.createdAt { return createdAt == session.createdAt }
        return (try? store.holds(known.head, in: session)) ?? true
    }

    /// What several followers will read next.
    private func tail(_ reference: SessionReference, _ known: FollowedSession?, _ present: Session?) -> [Entry] {
        guard let known, let head = present?.head.sequence, head > known.head.sequence,
            state.withLock({ $0.followers(of: reference).count }) > 1
        else { return [] }
        var query = EntryQuery(reference, from: known.head.sequence + 1, through: head)
        query.limit = 64
        query.byteLimit = 256 << 10
        return (try? store.entries(query).items) ?? []
    }

    /// Reads what a follower hasn't read yet; nothing where the session is gone.
    func entries(of reference: SessionReference, _ unread: Follower.Unread, limit: Int) throws -> [Entry] {
        let tail = state.withLock { $0.tails[reference] ?? [] }
        if let first = tail.first, let last = tail.last, first.sequence <= unread.position + 1,
            last.sequence > unread.position
        {
            return Array(tail.drop { $0.sequence <= unread.position }.prefix(limit))
        }
        var query = EntryQuery(reference, from: unread.position + 1, through: unread.target)
        query.limit = limit
        query.byteLimit = 1 << 20
        do {
            let entries = try store.entries(query).items
            if entries.isEmpty { told(.sessions([reference])) }
            return entries
        } catch let error as MultichatError where error.code == .notFound {
            told(.sessions([reference]))
            return []
        }
    }
}
