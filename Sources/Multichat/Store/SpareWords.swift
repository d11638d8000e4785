import Synchronization

/// Random words that were drawn for what was not stored in the end: the next who draws uses them first.
///
/// So what is stored depends on the words and the appends, not on how often one was tried, also where a store is closed
/// and opened again in between.
package final class SpareWords: Sendable {
    private let words = Mutex<[UInt64]>([])

    /// The first word that is left.
    package func take() -> UInt64? { words.withLock { $0.isEmpty ? nil : $0.removeFirst() } }

    /// Gives words back, in the order in which they were drawn.
    package func put(_ more: [UInt64]) {
        if !more.isEmpty { words.withLock { $0.insert(contentsOf: more, at: 0) } }
    }
}
