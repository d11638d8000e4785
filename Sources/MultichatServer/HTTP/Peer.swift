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

    /// The address that it comes from, without the port; empty for a socket that is no network's.
    ///
    /// To be asked while a request of it is being answered.
    var address: String {
        var storage = sockaddr_storage()
        var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
        return withUnsafeMutableBytes(of: &storage) { bytes in
            guard let start = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self),
                // A nameless peer of a local socket has but its family.
                getpeername(socket, start, &size) == 0, size >= 16
            else { return "" }
            var name = [CChar](repeating: 0, count: 64)
            guard getnameinfo(start, size, &name, 64, nil, 0, NI_NUMERICHOST) == 0 else { return "" }
            return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
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
