import CMicroHTTPD
import Dispatch
import Synchronization

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Notices clients that hang up while their connections rest: the library doesn't look at those until they go on.
///
/// Where the system has no means for it, a client that has hung up is noticed when it is sent something.
final class HangUpWatch: Sendable {
    private let descriptor = multichat_hangups_make()
    private let peers = Mutex<[Int32: Peer]>([:])
    private let queue = DispatchQueue(label: "multichat.hang-ups")
    // A source is used from one queue alone; cancelling it is safe from everywhere.
    private nonisolated(unsafe) let source: (any DispatchSourceRead)?

    init() {
        guard descriptor >= 0 else {
            source = nil
            return
        }
        let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
        self.source = source
        source.setEventHandler { [weak self] in self?.collect() }
        source.setCancelHandler { [descriptor] in _ = close(descriptor) }
        source.resume()
    }

    /// Tells a peer, once, that its client has hung up.
    func add(_ peer: Peer) {
        let isNew = peers.withLock { $0.updateValue(peer, forKey: peer.socket) == nil }
        if isNew { multichat_hangups_add(descriptor, peer.socket) }
    }

    /// Looks at a peer no more; called before its socket is closed.
    func remove(_ peer: Peer) {
        let isKnown = peers.withLock { $0.removeValue(forKey: peer.socket) != nil }
        if isKnown { multichat_hangups_remove(descriptor, peer.socket) }
    }

    /// Ends it.
    func stop() { source?.cancel() }

    /// Waits a little for others: each time that connections go on, the library looks through all that rest, so that
    /// thousands that leave together are better told together.
    private func collect() {
        source?.suspend()
        queue.asyncAfter(deadline: .now() + .milliseconds(50)) { [self] in
            look()
            source?.resume()
        }
    }

    private func look() {
        while case let socket = multichat_hangups_next(descriptor), socket >= 0 {
            peers.withLock { $0[socket] }?.hangUp()
        }
    }
}
