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
    /// Its socket.
    let socket: Int32
    /// What it may take.
    let limits: ServerLimits
    private let watch: HangUpWatch
    private let isHungUp = Atomic(false)
    /// Until when the next thing must have happened, by the monotonic clock in microseconds.
    let deadline: Atomic<Int64>
    private let present = Mutex<Exchange?>(nil)

    /// A connection that was just opened: a request's header must come.
    init(_ socket: Int32, _ limits: ServerLimits, _ watch: HangUpWatch) {
        self.socket = socket
        self.limits = limits
        self.watch = watch
        deadline = Atomic(Platform.monotonicMicroseconds() + limits.headerTime)
    }

    /// The request that is being answered.
    var exchange: Exchange? {
        get { present.withLock { $0 } }
        set { present.withLock { $0 = newValue } }
    }

    /// Whether the client has hung up, as far as that was looked for.
    var isGone: Bool { isHungUp.load(ordering: .relaxed) }

    /// From now on it matters whether the client hangs up while the connection rests.
    func expectHangUp() { watch.add(self) }

    /// The client has hung up.
    func hangUp() {
        isHungUp.store(true, ordering: .relaxed)
        exchange?.wake()
    }

    /// The connection is about to be closed.
    func end() { watch.remove(self) }
}
