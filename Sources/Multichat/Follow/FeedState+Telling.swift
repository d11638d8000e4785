// Each answers the followers that are to be woken.
extension FeedState {
    /// How many sessions are remembered that nobody follows.
    private static let memory = 10_000
    /// Of how many sessions the last entries are kept.
    private static let tailLimit = 64

    /// Whether a session that isn't known may be one to tell of.
    mutating func mayConcern(_ session: SessionReference) -> Bool {
        if session.isSystem { return false }
        if namespaces[session.namespace] != nil { return true }
        if seen.count >= Self.memory { seen.removeAll() }
        return seen.insert(session).inserted && sessions.keys.contains { $0.namespace == session.namespace }
    }

    /// Takes notice of a session as it is now, where it is known.
    mutating func bringUp(
        _ reference: SessionReference, to session: Session, _ configuration: StoreConfiguration
    ) -> [Follower] {
        guard let known = sessions[reference] else { return [] }
        guard known.createdAt ?? session.createdAt == session.createdAt else {
            return replaced(reference, known, session, configuration)
        }
        return advanced(reference, session, [])
    }

    /// A session's log went on.
    mutating func advanced(_ reference: SessionReference, _ session: Session, _ tail: [Entry]) -> [Follower] {
        guard let before = sessions[reference]?.head.sequence, session.head.sequence >= before else { return [] }
        sessions[reference]?.take(session)
        guard session.head.sequence > before else { return [] }
        if tails.count >= Self.tailLimit { tails.removeAll() }
        tails[reference] = tail.isEmpty ? nil : tail
        return tell(followers(of: reference), [.advanced(reference, from: before, to: session.head.sequence)])
    }

    /// A session was started.
    mutating func began(_ reference: SessionReference, _ session: Session?) -> [Follower] {
        guard let session else {
            // It may be about to come.
            seen.remove(reference)
            return []
        }
        var woken: [Follower] = []
        if let origin = session.forkedFrom,
            session.createdAt >= began || session.head.sequence == origin.sequence
        {
            let parent = SessionReference(origin.session, in: reference.namespace)
            woken = tell(sessions[parent]?.followers ?? [], [.noted(.began(session))])
        }
        guard let all = namespaces[reference.namespace] else { return woken }
        sessions[reference] = FollowedSession(session)
        var changes: [Follower.Change] = [.noted(.began(session))]
        if session.head.sequence > 0 { changes.append(.advanced(reference, from: 0, to: session.head.sequence)) }
        return woken + tell(all, changes)
    }

    /// A session is gone, and another one may have its id now.
    mutating func replaced(
        _ reference: SessionReference, _ known: FollowedSession, _ present: Session?,
        _ configuration: StoreConfiguration
    ) -> [Follower] {
        let isExpired = known.expiresAt.map { $0 <= configuration.clock() } ?? false
        let removal: FollowEvent.Removal = isExpired ? .expired : .deleted
        let gone: Follower.Change = .noted(.removed(reference, removal))
        var woken = tell(known.followers, [gone, .ended(MultichatError.removed(reference, removal))])
        sessions[reference] = nil
        tails[reference] = nil
        woken += tell(namespaces[reference.namespace] ?? [], [gone])
        return woken + began(reference, present)
    }
}
