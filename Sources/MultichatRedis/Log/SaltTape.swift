import Multichat
import Synchronization

/// Random words that can be drawn again.
///
/// An append may have to be planned twice, because another writer was faster or an entry was there already. Its second
/// plan draws the same words as the first, and only those of the last one are used up: so what is stored depends on
/// the words and the appends, not on how often one was tried.
final class SaltTape: Sendable {
    private struct Reel {
        var words: [UInt64] = []
        var place = 0
    }

    private let reel = Mutex(Reel())
    private let source: @Sendable () -> UInt64
    private let spare: SpareWords

    init(_ configuration: StoreConfiguration) {
        source = configuration.random
        spare = configuration.spareWords
    }

    /// The next word.
    func next() -> UInt64 {
        reel.withLock { reel in
            if reel.place == reel.words.count { reel.words.append(spare.take() ?? source()) }
            defer { reel.place += 1 }
            return reel.words[reel.place]
        }
    }

    /// Goes back to the first word that isn't used up.
    func rewind() { reel.withLock { $0.place = 0 } }

    /// Uses up the words that were drawn since the last rewinding, and leaves the others to who draws next.
    func cut() {
        reel.withLock { reel in
            spare.put(Array(reel.words.dropFirst(reel.place)))
            reel.words.removeAll(keepingCapacity: true)
            reel.place = 0
        }
    }
}
