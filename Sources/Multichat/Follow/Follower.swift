import Synchronization

/// Reads what comes to one session, or to all of a namespace, at its own pace: without gaps, and nothing twice.
///
///     let follower = try feed.follow(reference, after: 7) { connection.resume() }
///     let events = try follower.next()      // none: the closure is called when there are some
///
/// It holds no thread and no entries, only how far it has read; so a slow one costs nothing but its own delay.
public final class Follower: Sendable {
    /// What of a session is to be read.
    struct Unread: Equatable {
        /// The last sequence that was read.
        var position: Int
        /// The last one that is there, as far as is known.
        var target: Int
    }

    private struct State {
        var unread: [SessionReference: Unread] = [:]
        var notes: [FollowEvent] = []
        /// Why nothing more comes, behind the notes.
        var end: (any Error)?
        /// Whether the last reading found nothing, so that the next news wake.
        var isIdle = false

        /// Whether there is nothing to tell.
        var isEmpty: Bool { unread.isEmpty && notes.isEmpty && end == nil }
    }

    /// The session that it follows; all of its namespace where it is `nil`.
    public let session: SessionReference?
    let namespace: Namespace
    private let filter: EntryFilter?
    private let feed: Feed
    private let wake: @Sendable () -> Void
    private let state = Mutex(State())
    /// So many sessions may come and go unread.
    private static let capacity = 10_000

    init(_ feed: Feed, _ query: FollowQuery, _ wake: @escaping @Sendable () -> Void) {
        self.feed = feed
        self.wake = wake
        session = query.session
        namespace = query.namespace
        filter = query.filter
    }

    /// What came since the last call: at least one event, unless there is none yet.
    ///
    /// Where it answers nothing, the closure that the follower was made with is called once as soon as there is
    /// something; it may also be called in vain. One thread at a time may call it.
    ///
    /// - Parameter limit: the greatest number of events; at least 1.
    /// - Throws: ``MultichatError``: what reading throws, after which the call can be repeated; or why it is over:
    ///   `notFound` behind the event that the session is gone, `closed` with the store, `unavailable` where it was too
    ///   slow.
    public func next(limit: Int = 256) throws -> [FollowEvent] {
        var events = takeNotes(limit)
        do {
            while events.count < limit, let (session, unread) = firstUnread() {
                let entries = try feed.entries(of: session, unread, limit: limit - events.count)
                // It is gone, and that will be told.
                guard let last = entries.last?.sequence else {
                    drop(session, unread)
                    break
                }
                advance(session, to: last)
                for entry in entries where filter?.matches(entry) ?? true { events.append(.entry(session, entry)) }
            }
        } catch {
            if events.isEmpty { throw error }
        }
        return try events.isEmpty && !becomeIdle() ? next(limit: limit) : events
    }

    /// Ends the following; the closure isn't called any more, but for a call that is under way.
    public func end() {
        state.withLock { $0.end = $0.end ?? MultichatError(.closed, "The following was ended.") }
        feed.remove(self)
    }

    /// Takes notice of news, under the feed's lock; answers whether it is to be woken.
    func take(_ change: Change) -> Bool {
        state.withLock { state in
            if state.end != nil { return false }
            switch change {
            case .advanced(let session, let before, let head):
                state.unread[session, default: Unread(position: before, target: head)].target = head
            case .noted(let event):
                if case .removed(let gone, _) = event { state.unread[gone] = nil }
                state.notes.append(event)
                if state.notes.count > Self.capacity {
                    state.notes = []
                    state.end = MultichatError.tooSlow
                }
            case .ended(let error): state.end = error
            }
            defer { state.isIdle = false }
            return state.isIdle
        }
    }

    /// Tells whoever reads that there is something.
    func rouse() { wake() }
}

extension Follower {
    /// What the feed tells a follower.
    enum Change {
        /// A session's log went on, from a sequence to another.
        case advanced(SessionReference, from: Int, to: Int)
        /// Something to tell as it is.
        case noted(FollowEvent)
        /// Nothing more comes.
        case ended(any Error)
    }

    private func takeNotes(_ limit: Int) -> [FollowEvent] {
        state.withLock { state in
            let taken = Array(state.notes.prefix(limit))
            state.notes.removeFirst(taken.count)
            return taken
        }
    }

    private func firstUnread() -> (SessionReference, Unread)? { state.withLock { $0.unread.first.map { ($0, $1) } } }

    /// Takes notice of what was read.
    private func advance(_ session: SessionReference, to sequence: Int) {
        state.withLock { state in
            guard let unread = state.unread[session] else { return }
            state.unread[session] = sequence < unread.target ? Unread(position: sequence, target: unread.target) : nil
        }
    }

    /// Forgets what can't be read any more, unless more came meanwhile.
    private func drop(_ session: SessionReference, _ unread: Unread) {
        state.withLock { if $0.unread[session] == unread { $0.unread[session] = nil } }
    }

    /// Waits to be woken from now on; `false` where something came meanwhile.
    private func becomeIdle() throws -> Bool {
        try state.withLock { state in
            if state.unread.isEmpty, state.notes.isEmpty, let end = state.end { throw end }
            state.isIdle = state.isEmpty
            return state.isIdle
        }
    }
}
