import Dispatch
import Multichat
import Synchronization

/// A follower that goes on where its connection broke off.
final class LastingFollower: Sendable {
    private let port: Int
    private let count: Int
    private let seen = Mutex<[Int]>([])
    private let group = DispatchGroup()

    init(port: Int, count: Int) {
        self.port = port
        self.count = count
    }

    func start() {
        DispatchQueue(label: "follower").async(group: group) { [self] in
            let end = Platform.monotonicMicroseconds() + 60_000_000
            while seen.withLock({ $0.count }) < count, Platform.monotonicMicroseconds() < end { try? follow() }
        }
    }

    /// Waits for the last event; answers the sequences of all.
    func finish() -> [Int] {
        group.wait()
        return seen.withLock { $0 }
    }

    private func follow() throws {
        let last = seen.withLock { $0.last ?? 0 }
        let events = try EventClient(port: port, "/v1/sessions/s/events", after: String(last))
        while seen.withLock({ $0.count }) < count {
            let event = try events.next()
            guard event.name == "entry", let sequence = try event.json["sequence"]?.integer else { return }
            seen.withLock { $0.append(sequence) }
        }
    }
}
