import Multichat
import Synchronization

/// A clock that tests move.
final class ServerClock: Sendable {
    private let time = Atomic<Int64>(1_800_000_000_000_000)

    /// What it says; a microsecond more each time.
    var now: Timestamp { Timestamp(microseconds: time.add(1, ordering: .relaxed).newValue) }

    /// Moves it.
    func advance(by microseconds: Int64) { time.add(microseconds, ordering: .relaxed) }
}
