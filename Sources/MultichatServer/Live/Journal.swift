import Dispatch
import Multichat
import Synchronization

/// What came to the sessions of a namespace while the server ran, in one order: so that a reader of all of them is one
/// number, and can go on behind it after it was away.
///
/// The newest are kept, up to a number and a size; who is further behind has to begin anew.
final class Journal: Sendable {
    /// A place in the journal, as clients are told it.
    struct Place: Equatable {
        var journal: String
        var number: Int
    }

    private struct State {
        /// The numbers of the first that is kept, and how many bytes all take.
        var first = 0
        var events: [FollowEvent] = []
        var bytes = 0
        var readers: [ObjectIdentifier: @Sendable () -> Void] = [:]
        var follower: Follower?
        var end: (any Error)?
    }

    /// So much is kept; a quarter goes at once.
    private static let limits = (events: 65_536, bytes: 32 << 20)
    /// Tells this journal from those before.
    let name = String(Platform.randomWord(), radix: 36)
    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "multichat.journal")

    /// Begins the journal of a namespace.
    init(_ feed: Feed, _ namespace: Namespace) throws {
        let follower = try feed.follow(FollowQuery(all: namespace)) { [weak self] in
            guard let self else { return }
            queue.async { self.read() }
        }
        state.withLock { $0.follower = follower }
        queue.async { self.read() }
    }

    /// Where the next event will be.
    var now: Place { Place(journal: name, number: state.withLock { $0.first + $0.events.count }) }

    /// Whether what came behind a place is still there.
    func holds(_ place: Place) -> Bool {
        place.journal == name
            && state.withLock { place.number >= $0.first && place.number <= $0.first + $0.events.count }
    }

    /// The events from a number on; `nil` where they aren't kept any more.
    ///
    /// - Throws: why nothing more comes, behind the last of them.
    func events(from number: Int, limit: Int) throws -> ArraySlice<FollowEvent>? {
        try state.withLock { state in
            guard number >= state.first else { return nil }
            let found = state.events.dropFirst(number - state.first).prefix(limit)
            if found.isEmpty, let end = state.end { throw end }
            return found
        }
    }

    /// Whether nobody reads it.
    var isUnread: Bool { state.withLock { $0.readers.isEmpty } }

    /// Has a reader woken when something comes.
    func enter(_ reader: AnyObject, _ wake: @escaping @Sendable () -> Void) {
        state.withLock { $0.readers[ObjectIdentifier(reader)] = wake }
    }

    /// Wakes a reader no more.
    func leave(_ reader: AnyObject) { state.withLock { $0.readers[ObjectIdentifier(reader)] = nil } }

    /// Ends the journal.
    func end() { state.withLock { $0.follower }?.end() }

    /// Takes what came.
    private func read() {
        guard let follower = state.withLock({ $0.follower }) else { return }
        do {
            while case let events = try follower.next(), !events.isEmpty { add(events) }
        } catch {
            state.withLock { $0.end = error }
        }
        for wake in state.withLock({ Array($0.readers.values) }) { wake() }
    }

    private func add(_ events: [FollowEvent]) {
        let size = events.reduce(0) { $0 + $1.size }
        state.withLock { state in
            state.events += events
            state.bytes += size
            while state.events.count > Self.limits.events || state.bytes > Self.limits.bytes, state.events.count > 1 {
                let old = state.events.prefix(max(state.events.count / 4, 1))
                state.bytes -= old.reduce(0) { $0 + $1.size }
                state.first += old.count
                state.events.removeFirst(old.count)
            }
        }
    }
}

extension FollowEvent {
    /// About how many bytes it takes.
    fileprivate var size: Int { 200 + (entry?.body.text.utf8.count ?? 0) }
}

extension Journal.Place {
    /// Reads what a client was told.
    init?(_ text: String) {
        let parts = text.split(separator: "-")
        guard parts.count == 2, let number = Int(parts[1]) else { return nil }
        self.init(journal: String(parts[0]), number: number)
    }

    /// What clients are told.
    var text: String { "\(journal)-\(number)" }
}
