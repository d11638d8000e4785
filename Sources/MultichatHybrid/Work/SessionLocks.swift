import Multichat
import Synchronization

/// One lock for all sessions that share a hash, so that one thread at a time copies a session.
final class SessionLocks: Sendable {
    private final class Lock: Sendable {
        let mutex = Mutex(())
    }

    private let locks = (0..<64).map { _ in Lock() }

    func with<Answer>(_ session: SessionReference, _ body: () throws -> Answer) rethrows -> Answer {
        let lock = locks[Int(UInt(bitPattern: session.hashValue) % UInt(locks.count))]
        return try lock.mutex.withLock { _ in try body() }
    }
}
