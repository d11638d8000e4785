import Synchronization

/// The runs of servers that connections were made to.
///
/// A server that is started anew, or that another one takes over from, may have lost what was stored.
final class ServerRuns: Sendable {
    private let known = Mutex<[Endpoint: String]>([:])
    private let total = Atomic(0)

    /// How many there were.
    var count: Int { total.load(ordering: .acquiring) }

    /// Notes what a server calls its run.
    func note(_ run: String, of server: Endpoint) {
        known.withLock { known in
            guard known[server] != run else { return }
            known[server] = run
            total.add(1, ordering: .releasing)
        }
    }
}
