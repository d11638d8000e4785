import Dispatch
import Multichat
import Synchronization

/// What all streams of events have in common: the feed of the store, the journals of namespaces, and the heart that
/// keeps idle streams alive.
final class LiveTable: Sendable {
    private struct State {
        var journals: [Namespace: Journal] = [:]
        var streams: [UInt64: @Sendable () -> Void] = [:]
        var last: UInt64 = 0
        var heart: PollingWatch?
    }

    /// Tells who follows what comes to the store.
    let feed: Feed
    private let heartbeat: Int64
    private let state = Mutex(State())

    /// For a store; no stream is to be quiet for longer than so many microseconds.
    init(_ store: any Store, heartbeat: Int64) {
        feed = Feed(store)
        self.heartbeat = heartbeat
    }

    /// How many streams there are.
    var count: Int { state.withLock { $0.streams.count } }

    /// What came to the sessions of a namespace, from now on; kept until the server stops, or until there are many and
    /// nobody reads it.
    func journal(of namespace: Namespace) throws -> Journal {
        if let known = state.withLock({ $0.journals[namespace] }) { return known }
        let made = try Journal(feed, namespace)
        let kept = state.withLock { state in
            let kept = state.journals[namespace] ?? made
            let unread = state.journals.count < Self.journals ? [:] : state.journals.filter { $0.value.isUnread }
            for namespace in unread.keys { state.journals[namespace] = nil }
            state.journals[namespace] = kept
            return (kept, unread.values)
        }
        for journal in kept.1 { journal.end() }
        if kept.0 !== made { made.end() }
        return kept.0
    }

    /// Counts a stream, which is asked again in time to say that it is alive; the first one starts the heart.
    func enter(_ wake: @escaping @Sendable () -> Void) -> UInt64 {
        state.withLock { state in
            state.last += 1
            state.streams[state.last] = wake
            if state.heart == nil {
                state.heart = PollingWatch(every: max(heartbeat * 2 / 3 / Self.parts, 1000)) { [weak self] in
                    self?.beat()
                }
            }
            return state.last
        }
    }

    /// Counts a stream less; the last one stops the heart.
    func leave(_ number: UInt64) {
        let heart: PollingWatch? = state.withLock { state in
            state.streams[number] = nil
            guard state.streams.isEmpty else { return nil }
            defer { state.heart = nil }
            return state.heart
        }
        heart?.end()
    }

    /// Has all streams asked again, so that they see that the server stops.
    func wakeAll() { for wake in state.withLock({ Array($0.streams.values) }) { wake() } }

    /// Ends what was begun for streams.
    func close() {
        let journals = state.withLock { state in
            defer { state.journals = [:] }
            return state.journals.values.map { $0 }
        }
        for journal in journals { journal.end() }
    }

    /// From so many journals on, those that nobody reads are given up.
    private static let journals = 64
    /// The streams are asked in turns, a part of them at each beat, so that thousands don't wake at once.
    private static let parts: Int64 = 15
    private let turn = Atomic<UInt64>(0)

    private func beat() {
        let turn = turn.wrappingAdd(1, ordering: .relaxed).newValue % UInt64(Self.parts)
        let due = state.withLock { $0.streams.filter { $0.key % UInt64(Self.parts) == turn }.map(\.value) }
        for wake in due { wake() }
    }
}
