import Multichat
import Synchronization

/// Answers to readings of logs, as they were sent: while the head of a session is the same, so is what is read of it.
///
/// Many read the end of the same few sessions again and again. What was used lately is kept: once the newer half of
/// the room is full, it becomes the older half, and what was there and not used meanwhile is dropped.
final class PageCache: Sendable {
    /// What was asked for.
    struct Key: Hashable, Sendable {
        /// The tenant.
        var namespace: Namespace
        /// The path and query, as they were written.
        var target: String
        /// Whether the answer is compressed.
        var isCompressed: Bool
    }

    private struct Known {
        var tag: String
        var response: Response
        var size: Int
    }

    private struct State {
        var newer: [Key: Known] = [:]
        var older: [Key: Known] = [:]
        var size = 0
    }

    private let state = Mutex(State())
    private let capacity: Int

    /// Keeps up to so many bytes.
    init(capacity: Int) { self.capacity = capacity }

    /// The answer to a request where the log's head is still the one with the tag.
    func response(to key: Key, tag: String) -> Response? {
        state.withLock { state in
            if let known = state.newer[key] { return known.tag == tag ? known.response : nil }
            guard let known = state.older.removeValue(forKey: key), known.tag == tag else { return nil }
            add(known, for: key, to: &state)
            return known.response
        }
    }

    /// Keeps an answer.
    func keep(_ response: Response, to key: Key, tag: String) {
        guard case .bytes(let bytes) = response.body, bytes.count <= capacity / 64 else { return }
        // What stands around the bytes takes some hundred more.
        let known = Known(tag: tag, response: response, size: bytes.count + key.target.utf8.count + 512)
        state.withLock { add(known, for: key, to: &$0) }
    }

    private func add(_ known: Known, for key: Key, to state: inout State) {
        state.size += known.size - (state.newer.updateValue(known, forKey: key)?.size ?? 0)
        guard state.size > capacity / 2 else { return }
        state.older = state.newer
        state.newer = [:]
        state.size = 0
    }
}
