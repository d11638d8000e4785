import Multichat
import Synchronization

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// One connection: until when the next thing must have happened on it.
///
/// The library's own time-out begins anew with every byte, so that a client that sends one a second holds a connection
/// for ever. Here each part of a request has its own deadline, and what is larger gets more of it.
final class Peer: Sendable {
    private let socket: Int32
    private let limits: ServerLimits
    private let deadline: Atomic<Int64>
    private let present = Mutex<Exchange?>(nil)

    /// A connection that was just opened: a request's header must come.
    init(_ socket: Int32, _ limits: ServerLimits) {
        self.socket = socket
        self.limits = limits
        deadline = Atomic(Platform.monotonicMicroseconds() + limits.headerTime)
    }

    /// The request that is being answered.
    var exchange: Exchange? {
        get { present.withLock { $0 } }
        set { present.withLock { $0 = newValue } }
    }

    /// The first line of a request has come.
    func expectHeader() { expect(within: limits.headerTime) }

    /// A part of a body has come, or it begins: the rest must come at a least speed.
    func expectBody(since start: Int64, received bytes: Int) {
        deadline.store(start + limits.idleTime + limits.time(for: bytes), ordering: .relaxed)
    }

    /// The answer has so many bytes, which must be taken.
    func expectReading(of bytes: Int) { expect(within: limits.idleTime + limits.time(for: bytes)) }

    /// A piece of an answer was handed over, which must be taken.
    func expectProgress() { expect(within: limits.idleTime) }

    /// The next request may come.
    func expectRequest() { expect(within: limits.idleTime) }

    /// It is the server's turn.
    func expectNothing() { deadline.store(.max, ordering: .relaxed) }

    private func expect(within time: Int64) {
        deadline.store(Platform.monotonicMicroseconds() + time, ordering: .relaxed)
    }

    /// Cuts the connection where its deadline has passed.
    func cut(at now: Int64) {
        guard deadline.load(ordering: .relaxed) <= now else { return }
        shutdown(socket, Int32(SHUT_RDWR))
    }
}
