import Multichat
import Synchronization

/// All connections.
final class PeerTable: Sendable {
    private let peers = Mutex<[ObjectIdentifier: Peer]>([:])

    /// How many there are.
    var count: Int { peers.withLock { $0.count } }

    /// A connection was opened.
    func add(_ peer: Peer) { peers.withLock { $0[ObjectIdentifier(peer)] = peer } }

    /// A connection is about to be closed.
    ///
    /// Its socket is not used behind this, so that a new connection with the same number is not cut.
    func remove(_ peer: Peer) {
        _ = peers.withLock { $0.removeValue(forKey: ObjectIdentifier(peer)) }
        peer.end()
    }

    /// Cuts the connections whose deadline has passed.
    func cutOverdue() {
        let now = Platform.monotonicMicroseconds()
        peers.withLock { for peer in $0.values { peer.cut(at: now) } }
    }

    /// The requests that are being answered.
    var exchanges: [Exchange] { peers.withLock { Array($0.values) }.compactMap(\.exchange) }
}
