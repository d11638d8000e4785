import Synchronization

/// Counts on, for works that do something else each time.
final class Counter: Sendable {
    private let count = Atomic(0)

    /// The next number, from 0 on.
    func take() -> Int { count.wrappingAdd(1, ordering: .relaxed).oldValue }
}
