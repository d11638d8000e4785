import Dispatch
import Multichat
import Synchronization

/// Hears from all masters which keys change, whoever changes them: written, deleted or expired.
///
///     let changes = KeyChanges(of: client, prefix: "multichat:") { told in … }
///     changes.end()
///
/// Each master has a connection of its own, on which it sends the invalidation messages that are meant for caches
/// (`CLIENT TRACKING … BCAST`). So commands cost nothing more as long as nobody listens. A connection is made anew where
/// it breaks, and every half minute in any case, which finds those that died without a word; each time anything may
/// have changed.
public final class KeyChanges: Sendable {
    /// What is told.
    public enum News: Sendable {
        /// Keys that changed.
        case keys([String])
        /// Any key may have changed.
        case anything
    }

    private struct State {
        /// The connections of the masters that are listened to; none while one is made.
        var connections: [Endpoint: Connection?] = [:]
        var isOver = false
    }

    /// How long a connection is used, and what a broken one is given before it is made anew.
    private static let life = Nanoseconds(30_000_000_000)
    private static let pause = 500
    private let client: RedisClient
    private let prefix: String
    private let told: @Sendable (News) -> Void
    private let state = Mutex(State())
    private let over = DispatchSemaphore(value: 0)

    /// Begins to listen; the closure is called on threads of its own, one a master.
    public init(of client: RedisClient, prefix: String, _ told: @escaping @Sendable (News) -> Void) throws {
        self.client = client
        self.prefix = prefix
        self.told = told
        try cover()
    }

    /// Ends the listening; again is no error.
    public func end() {
        state.withLock { state in
            guard !state.isOver else { return }
            state.isOver = true
            for connection in state.connections.values { connection?.interrupt() }
            over.signal()
        }
    }

    /// Has every master listened to.
    private func cover() throws {
        for node in try client.masters() {
            let isNew = state.withLock { state in
                guard !state.isOver, state.connections[node] == nil else { return false }
                state.connections[node] = .some(nil)
                return true
            }
            if isNew { DispatchQueue(label: "multichat.keys").async { self.run(node) } }
        }
    }

    /// Listens to a master for as long as it is one.
    private func run(_ node: Endpoint) {
        while isMaster(node) {
            do {
                let connection = try client.subscribe(to: node, prefix: prefix)
                defer { connection.close() }
                guard keep(connection, node) else { break }
                defer { _ = keep(nil, node) }
                told(.anything)
                try listen(connection)
            } catch {
                told(.anything)
                // The wait ends at once where it is over, and the word is passed on.
                if over.wait(timeout: .now() + .milliseconds(Self.pause)) == .success { over.signal() }
            }
        }
        state.withLock { _ = $0.connections.removeValue(forKey: node) }
    }

    /// Whether a master is still one, and it isn't over; others that came are listened to as well.
    private func isMaster(_ node: Endpoint) -> Bool {
        guard !state.withLock({ $0.isOver }) else { return false }
        // Where nobody can tell, it goes on.
        guard (try? cover()) != nil, let masters = try? client.masters() else { return true }
        return masters.contains(node)
    }

    /// Keeps what is to be interrupted at the end; `false` where it is over.
    private func keep(_ connection: Connection?, _ node: Endpoint) -> Bool {
        state.withLock { state in
            state.connections[node] = .some(connection)
            return !state.isOver
        }
    }

    /// Tells what a connection says until its time is over.
    private func listen(_ connection: Connection) throws(Fault) {
        let end = MonotonicTime.now() + Self.life
        while true {
            let message: Reply
            do throws(Fault) {
                message = try connection.message(until: end)
            } catch {
                if error.kind == .timeout { return }
                throw error
            }
            guard message.count == 3, message[0].text == "message" else { continue }
            let keys = message[2]
            // After FLUSHALL there are no names.
            told(keys.isNull ? .anything : .keys((0..<keys.count).compactMap { keys[$0].text }))
        }
    }
}
