import CMicroHTTPD

/// Hands a source's pieces to the library.
final class SourceReader {
    private let source: any BodySource
    private let suspension: Suspension
    private let peer: Peer
    private var rest: ArraySlice<UInt8> = []

    init(_ source: any BodySource, _ suspension: Suspension, _ peer: Peer) {
        self.source = source
        self.suspension = suspension
        self.peer = peer
    }

    deinit { source.close() }

    /// Fills a buffer as far as there is something; answers how many bytes, 0 where the connection rests.
    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        while rest.isEmpty {
            switch source.next(Waker(suspension)) {
            case .bytes(let bytes): rest = bytes[...]
            case .end: return Self.end
            case .failure: return Self.failure
            case .wait:
                // Not a failure, behind which the library waits for a sign of the client before it closes.
                if peer.isGone { return Self.end }
                peer.expectNothing()
                peer.expectHangUp()
                if suspension.rest() { return 0 }
                if suspension.isStopping { return Self.failure }
            }
        }
        peer.expectProgress()
        let count = min(rest.count, buffer.count)
        rest.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        rest = rest.dropFirst(count)
        return count
    }

    /// What the library takes for the end, and for an end that the client is to notice as a fault.
    private static let end = -1
    private static let failure = -2
}
