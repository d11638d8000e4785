import Dispatch
import Synchronization

/// Tells any number of followers what comes to a store's sessions, whichever process writes it.
///
/// There is one watch of the store, begun with the first follower and ended with the last; followers are no more than
/// positions. A commit wakes the feed, which looks how far the session's log goes now and wakes those that follow it;
/// entries that several wait for are read once.
public final class Feed: Sendable {
    let store: any Store
    let state = Mutex(FeedState())
    /// Looks at what changed, one thing after the other.
    let queue = DispatchQueue(label: "multichat.feed")

    /// Makes the feed of a store; it does nothing until somebody follows.
    public init(_ store: any Store) { self.store = store }

    /// How many followers there are.
    public var count: Int { state.withLock { $0.count } }

    /// Begins to follow; whoever does so ends it with ``Follower/end()``.
    ///
    /// - Parameters:
    ///   - query: what to follow, and from where.
    ///   - wake: is called when there is something to read, once each time that ``Follower/next(limit:)`` found
    ///     nothing. It must be quick; it may read.
    /// - Throws: ``MultichatError``: `notFound` for an unknown session, `conflict` where its log is shorter than what is
    ///   known already, and what watching the store throws.
    public func follow(_ query: FollowQuery, wake: @escaping @Sendable () -> Void) throws -> Follower {
        let follower = Follower(self, query, wake)
        try enter()
        do {
            if let session = query.session {
                try add(follower, session, after: query.after[session.id])
            } else {
                try add(follower, toAllOf: query)
            }
        } catch {
            leave()
            throw error
        }
        return follower
    }

    /// Looks now at all that is followed, without waiting to be told; returns when that is done.
    ///
    /// Not to be called by the closures of followers.
    public func refresh() {
        state.withLock { $0.mayAllHaveChanged = true }
        queue.sync { work() }
    }

    /// Takes notice of what the store tells.
    func told(_ news: StoreNews) {
        let isFirst = state.withLock { state in
            switch news {
            case .sessions(let sessions): state.changed.formUnion(sessions)
            case .anything: state.mayAllHaveChanged = true
            case .closed: return false
            }
            defer { state.isScheduled = true }
            return !state.isScheduled
        }
        if news == .closed { queue.async { self.end(MultichatError.closed("that is followed")) } }
        if isFirst { queue.async { self.work() } }
    }

    /// Counts a follower; the first one begins the watch.
    private func enter() throws {
        let isFirst = state.withLock { state in
            state.count += 1
            return state.count == 1
        }
        guard isFirst || state.withLock({ $0.watch == nil }) else { return }
        do {
            let watch = try store.watchOrPoll { [weak self] in self?.told($0) }
            let old = state.withLock { state in
                defer { state.watch = watch }
                state.began = store.configuration.clock()
                return state.watch
            }
            old?.end()
        } catch {
            leave()
            throw error
        }
    }

    /// Counts a follower less; the last one ends the watch, and all is forgotten.
    func leave() {
        let watch: (any StoreWatch)? = state.withLock { state in
            state.count -= 1
            guard state.count == 0 else { return nil }
            defer { state = FeedState() }
            return state.watch
        }
        watch?.end()
    }
}
