import Synchronization

extension Feed {
    /// Adds who follows one session.
    func add(_ follower: Follower, _ reference: SessionReference, after sequence: Int?) throws {
        let session = try store.required(reference)
        let woken = try state.withLock { state in
            let woken = state.bringUp(reference, to: session, store.configuration)
            let known = state.sessions[reference] ?? FollowedSession(session)
            let position = sequence ?? session.head.sequence
            guard (0...known.head.sequence).contains(position) else {
                throw MultichatError.beyond(session, after: position)
            }
            if position < known.head.sequence {
                _ = follower.take(.advanced(reference, from: position, to: known.head.sequence))
            }
            state.sessions[reference] = known
            state.sessions[reference]?.followers.append(follower)
            state.members.insert(ObjectIdentifier(follower))
            return woken
        }
        for follower in woken { follower.rouse() }
        // What came between the reading and the adding.
        told(.sessions([reference]))
    }

    /// Adds who follows all sessions of a namespace.
    func add(_ follower: Follower, toAllOf query: FollowQuery) throws {
        let isKnown = state.withLock { $0.namespaces[query.namespace] != nil }
        let heads = isKnown ? [] : try self.heads(in: query.namespace)
        state.withLock { state in
            for (reference, session) in heads where state.sessions[reference] == nil {
                state.sessions[reference] = session
                state.expect(session.expiresAt)
            }
            state.namespaces[query.namespace, default: []].append(follower)
            state.members.insert(ObjectIdentifier(follower))
            for (id, position) in query.after {
                let reference = SessionReference(id, in: query.namespace)
                guard let head = state.sessions[reference]?.head, position < head.sequence else { continue }
                _ = follower.take(.advanced(reference, from: max(position, 0), to: head.sequence))
            }
        }
        told(.anything)
    }

    /// Takes a follower out.
    func remove(_ follower: Follower) {
        let wasThere = state.withLock { state in
            guard state.members.remove(ObjectIdentifier(follower)) != nil else { return false }
            guard let reference = follower.session else {
                state.removeAll(follower)
                return true
            }
            state.sessions[reference]?.followers.removeAll { $0 === follower }
            if state.followers(of: reference).isEmpty { state.sessions[reference] = nil }
            return true
        }
        if wasThere { leave() }
    }

    /// How far all sessions of a namespace go, system sessions left out.
    func heads(in namespace: Namespace) throws -> [(SessionReference, FollowedSession)] {
        var found: [(SessionReference, FollowedSession)] = []
        if let store = store as? any Observing {
            for head in try store.heads(in: namespace) {
                let session = FollowedSession(head.head, expiresAt: head.expiresAt)
                found.append((SessionReference(head.id, in: namespace), session))
            }
            return found
        }
        // A session that can't be read is known as soon as it can.
        _ = try store.forEachSession(in: namespace, includingSystem: false) { session in
            found.append((session.reference, FollowedSession(session)))
        }
        return found
    }

    /// Tells all followers that it is over, and ends the watch.
    func end(_ error: any Error) {
        let woken = state.withLock { state in
            let all = state.namespaces.values.joined() + state.sessions.values.flatMap(\.followers)
            return state.tell(Array(all), [.ended(error)])
        }
        for follower in woken { follower.rouse() }
    }
}

extension FeedState {
    /// Takes out who follows all of a namespace.
    fileprivate mutating func removeAll(_ follower: Follower) {
        let namespace = follower.namespace
        namespaces[namespace]?.removeAll { $0 === follower }
        guard namespaces[namespace]?.isEmpty ?? true else { return }
        namespaces[namespace] = nil
        sessions = sessions.filter { $0.key.namespace != namespace || !$0.value.followers.isEmpty }
    }
}
