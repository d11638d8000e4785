import Dispatch
import Synchronization

/// Runs closures on threads of their own.
enum Threads {
    /// Runs the closure once on each of some threads at the same time; throws the first error.
    static func run(_ count: Int, _ body: @escaping @Sendable (Int) throws -> Void) throws {
        let failure = Mutex<(any Error)?>(nil)
        let group = DispatchGroup()
        for index in 0..<count {
            DispatchQueue(label: "law \(index)").async(group: group) {
                do { try body(index) } catch { failure.withLock { $0 = $0 ?? error } }
            }
        }
        group.wait()
        if let error = failure.withLock({ $0 }) { throw error }
    }
}
