import Dispatch
import Synchronization

/// Threads for what may take long.
final class Workers: Sendable {
    private let queue = DispatchQueue(label: "multichat.work", attributes: .concurrent)
    private let waiting = Atomic(0)
    private let limit: Int

    /// Takes at most so many pieces of work at once, waiting ones included.
    init(limit: Int) { self.limit = limit }

    /// Has something done; answers `false` where too much waits already.
    func run(_ work: @escaping @Sendable () -> Void) -> Bool {
        guard waiting.wrappingAdd(1, ordering: .relaxed).newValue <= limit else {
            waiting.wrappingSubtract(1, ordering: .relaxed)
            return false
        }
        queue.async { [self] in
            work()
            waiting.wrappingSubtract(1, ordering: .relaxed)
        }
        return true
    }
}
