import Multichat
import Synchronization

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

extension Peer {
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
