import Synchronization

/// Random words of the operating system, drawn some at a time: one call for each word costs more than storing it.
final class Randomness: Sendable {
    static let system = Randomness()

    private static let block = 64
    private let words = Mutex<[UInt64]>([])

    /// The next word; any thread may ask.
    func next() -> UInt64 {
        words.withLock { words in
            if words.isEmpty { words = Platform.randomWords(Self.block) }
            return words.removeLast()
        }
    }
}
