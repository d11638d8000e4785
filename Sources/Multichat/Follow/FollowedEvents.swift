import Dispatch

/// What comes to one session, or to all of a namespace, as an asynchronous sequence.
///
///     for try await event in swarm.follow() { … }
///
/// Each iteration follows on its own, from where the query says. It ends when its task is cancelled, and throws what
/// ``Follower/next(limit:)`` does.
public struct FollowedEvents: AsyncSequence, Sendable {
    /// What comes.
    public typealias Element = FollowEvent

    let feed: Feed
    let query: FollowQuery

    /// Begins to follow with the first event that is asked for.
    public func makeAsyncIterator() -> Iterator { Iterator(feed: feed, query: query) }

    /// Reads the events, a page at a time.
    public struct Iterator: AsyncIteratorProtocol {
        let feed: Feed
        let query: FollowQuery
        private var reading: FollowReading?
        private var page: [FollowEvent] = []

        init(feed: Feed, query: FollowQuery) {
            self.feed = feed
            self.query = query
        }

        /// The next event; waits for it. `nil` where the task was cancelled.
        public mutating func next() async throws -> FollowEvent? {
            while page.isEmpty {
                if Task.isCancelled { return nil }
                let reading = try await open()
                page = try await reading.page().reversed()
                if page.isEmpty { await reading.signal.wait() }
            }
            return page.popLast()
        }

        private mutating func open() async throws -> FollowReading {
            if let reading { return reading }
            let (feed, query) = (feed, query)
            let made = try await OffPool.run {
                let signal = WakeSignal()
                return FollowReading(follower: try feed.follow(query) { signal.set() }, signal: signal)
            }
            reading = made
            return made
        }
    }
}

/// A follower that ends with the last one that has it.
final class FollowReading: Sendable {
    let signal: WakeSignal
    private let follower: Follower

    init(follower: Follower, signal: WakeSignal) {
        self.follower = follower
        self.signal = signal
    }

    deinit { follower.end() }

    /// What came; nothing where there is nothing yet.
    func page() async throws -> [FollowEvent] { try await OffPool.run { try self.follower.next() } }
}

/// Runs synchronous work off the cooperative pool.
enum OffPool {
    static func run<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(with: Swift.Result { try work() }) }
        }
    }
}
