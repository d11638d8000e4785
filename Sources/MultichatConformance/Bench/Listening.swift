import Dispatch
import Multichat

/// A follower whose news a law waits for.
final class Listening: Sendable {
    let follower: Follower
    private let signal: DispatchSemaphore

    init(_ feed: Feed, _ query: FollowQuery) throws {
        let signal = DispatchSemaphore(value: 0)
        self.signal = signal
        follower = try feed.follow(query) { signal.signal() }
    }

    deinit { follower.end() }

    /// The next so many events, waited for; a page has at most `limit`.
    func next(_ count: Int, limit: Int = 256) throws -> [FollowEvent] {
        var events: [FollowEvent] = []
        while events.count < count {
            let page = try follower.next(limit: min(limit, count - events.count))
            events += page
            if page.isEmpty, signal.wait(timeout: .now() + .seconds(60)) == .timedOut {
                throw MultichatError(.internal, "Only \(events.count) of \(count) events came: \(events).")
            }
        }
        return events
    }

    /// The next so many entries.
    func entries(_ count: Int, limit: Int = 256) throws -> [Entry] {
        try next(count, limit: limit).compactMap(\.entry)
    }

    /// Waits until it is over, and answers why.
    func end() throws -> MultichatError {
        while true {
            do {
                let events = try follower.next()
                guard events.isEmpty else { throw MultichatError(.internal, "More came: \(events).") }
            } catch let error as MultichatError {
                return error
            }
            if signal.wait(timeout: .now() + .seconds(60)) == .timedOut {
                throw MultichatError(.internal, "The following doesn't end.")
            }
        }
    }
}
