package import Multichat
import Synchronization

/// A store of one session with large bodies, which notes how many bytes of them a page has at most.
package final class LargestPage: Sendable {
    package static let session = SessionReference("large")
    package static let count = 40
    private static let body = 1 << 20
    private let most = Mutex(0)
    private let base = MemoryStore()

    package init() throws {
        let chat = try Swarm(base).start(Self.session.id)
        let text = String(repeating: "x", count: Self.body)
        for _ in 0..<Self.count { try chat.post(text, from: "A") }
    }

    /// The store.
    package var store: InterposedStore {
        var store = InterposedStore(base)
        store.afterRead = { [self] entries in
            let bytes = entries.reduce(0) { $0 + $1.body.text.utf8.count }
            most.withLock { $0 = max($0, bytes) }
            return entries
        }
        return store
    }

    /// Whether no page had much more than the core's limit.
    package var isBounded: Bool { most.withLock { (1...EntryQuery.pageBytes + 2 * Self.body).contains($0) } }
}
