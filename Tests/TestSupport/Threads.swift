import Dispatch
import Synchronization

/// Runs the closure on that many threads of their own at once, waits for all, and throws what one of them threw.
///
/// Tasks won't do where threads block each other: there are only as many at once as there are processors.
package func onThreads(_ count: Int, _ body: @escaping @Sendable (Int) throws -> Void) throws {
    let outcome = Outcome()
    let group = DispatchGroup()
    for index in 0..<count {
        DispatchQueue(label: "test thread \(index)").async(group: group) {
            do { try body(index) } catch { outcome.errors.withLock { $0.append(error) } }
        }
    }
    group.wait()
    if let error = outcome.errors.withLock({ $0.first }) { throw error }
}

private final class Outcome: Sendable {
    let errors = Mutex<[any Error]>([])
}
