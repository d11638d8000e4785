import Multichat
import Synchronization

/// The sessions that are open in this process: the most recently used ones, as each holds files open.
final class OpenSessions: Sendable {
    /// Tells open sessions apart.
    struct Key: Hashable {
        var reference: SessionReference
        /// Whether it is a log that isn't published yet.
        var isStaged = false
    }

    /// A class, so that one look is enough to note a use; only reached through the mutex.
    private final class Slot {
        let session: OpenSession
        var lastUse: UInt64

        init(_ session: OpenSession, lastUse: UInt64) {
            self.session = session
            self.lastUse = lastUse
        }
    }

    private struct State {
        var slots: [Key: Slot] = [:]
        var uses: UInt64 = 0
        var isClosed = false
    }

    private let state = Mutex(State())
    private let capacity: Int

    /// Makes a place for so many sessions; each holds up to three files open.
    init(capacity: Int) { self.capacity = capacity }

    /// The session, opened by the closure if it isn't open.
    func session(_ key: Key, open: () throws -> SessionLog?) throws -> OpenSession? {
        if let known = use(key) { return known }
        guard let log = try open() else { return nil }
        let (session, evicted) = insert(OpenSession(log), key)
        evicted?.log.settle()
        return session
    }

    /// The session, if it is open.
    func ifOpen(_ key: Key) -> OpenSession? { state.withLock { $0.slots[key]?.session } }

    /// Forgets a session, if this is the one that is open.
    func forget(_ key: Key, _ session: OpenSession) {
        state.withLock { state in
            if state.slots[key]?.session === session { state.slots[key] = nil }
        }
    }

    /// Forgets all sessions and answers them, the first time that it is called.
    func close() -> [OpenSession] {
        state.withLock { state in
            defer { state.slots = [:] }
            state.isClosed = true
            return state.slots.values.map(\.session)
        }
    }

    /// Whether ``close()`` was called.
    var isClosed: Bool { state.withLock { $0.isClosed } }

    private func use(_ key: Key) -> OpenSession? {
        state.withLock { state in
            guard let slot = state.slots[key] else { return nil }
            state.uses += 1
            slot.lastUse = state.uses
            return slot.session
        }
    }

    /// Keeps a session, unless another thread was faster; answers also the one that has to go for it.
    private func insert(_ session: OpenSession, _ key: Key) -> (OpenSession, OpenSession?) {
        state.withLock { state in
            if let known = state.slots[key] { return (known.session, nil) }
            guard !state.isClosed else { return (session, nil) }
            state.uses += 1
            state.slots[key] = Slot(session, lastUse: state.uses)
            guard state.slots.count > capacity,
                let oldest = state.slots.min(by: { $0.value.lastUse < $1.value.lastUse })
            else { return (session, nil) }
            state.slots[oldest.key] = nil
            return (session, oldest.value.session)
        }
    }
}
