import Dispatch
import MultichatSQLiteSupport
import Synchronization

/// Writes batches into an index while the next one is being read, one batch ahead at most.
///
/// Whoever uses it calls ``finish(_:)`` or ``abandon()`` at the end. Batches are written in order; behind one that
/// failed none is.
final class BatchPipe: Sendable {
    private let index: SearchIndex
    private let queue = DispatchQueue(label: "multichat.search.batches")
    private let failure = Mutex<(any Error)?>(nil)

    init(_ index: SearchIndex) { self.index = index }

    /// Writes a batch on another thread, once the one before it is written.
    ///
    /// - Throws: what the one before it failed with.
    func write(_ works: [SessionWork]) throws {
        try wait()
        queue.async {
            do {
                try self.store(works)
            } catch {
                self.failure.withLock { $0 = error }
            }
        }
    }

    /// Writes the last batch, on this thread, and waits for those before it.
    func finish(_ works: [SessionWork]) throws {
        try wait()
        if !works.isEmpty { try store(works) }
    }

    /// Waits until nothing is being written any more.
    func abandon() { queue.sync {} }

    private func wait() throws {
        queue.sync {}
        if let error = failure.withLock({ $0 }) { throw error }
    }

    private func store(_ works: [SessionWork]) throws {
        try index.write { try BatchWriter($0).write(works) }
    }
}
