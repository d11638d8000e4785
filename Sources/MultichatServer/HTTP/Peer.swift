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
