import Synchronization

/// The masters of a cluster.
final class ClusterRouter: Router {
    private struct State {
        var map = SlotMap()
        var learnedAt: MonotonicTime?
    }

    private let seeds: [Endpoint]
    private let nodes: NodeTable
    private let timing: Timing
    private let state = Mutex(State())
    /// Whoever learned just before has learned for all.
    private static let freshness = Nanoseconds.milliseconds(20)

    init(_ seeds: [Endpoint], _ nodes: NodeTable, _ timing: Timing) {
        self.seeds = seeds
        self.nodes = nodes
        self.timing = timing
    }

    var hasFailover: Bool { true }

    func node(for slot: Int?, until deadline: MonotonicTime) throws(Fault) -> Node {
        if let owner = state.withLock({ Self.owner(of: slot, $0.map) }) { return nodes[owner] }
        try learn(until: deadline)
        guard let owner = state.withLock({ Self.owner(of: slot, $0.map) }) else {
            throw Fault(
                .unreachable, "no node of the cluster serves the slot", hint: "Look at `redis-cli cluster info`.")
        }
        return nodes[owner]
    }

    func masters(until deadline: MonotonicTime) throws(Fault) -> [Node] {
        if state.withLock({ $0.map.masters.isEmpty }) { try learn(until: deadline) }
        return state.withLock { $0.map.masters }.map { nodes[$0] }
    }

    func learn(until deadline: MonotonicTime) throws(Fault) {
        let now = timing.now()
        if let learned = state.withLock({ $0.learnedAt }), now - learned < Self.freshness { return }
        var last = Fault(.unreachable, "no node of the cluster is named")
        for endpoint in candidates() {
            do throws(Fault) {
                let map = try ask(endpoint, until: min(deadline, timing.now() + .seconds(2)))
                state.withLock { $0 = State(map: map, learnedAt: timing.now()) }
                return
            } catch {
                last = error
            }
        }
        throw last
    }

    func note(_ redirection: Redirection) {
        state.withLock { $0.map.move(redirection.slot, to: redirection.endpoint) }
    }
}

extension ClusterRouter {
    private static func owner(of slot: Int?, _ map: SlotMap) -> Endpoint? {
        guard let slot else { return map.masters.first }
        return map[slot]
    }

    /// All nodes that are known, beginning anywhere, so that one that is wrong isn't asked for ever.
    private func candidates() -> [Endpoint] {
        var known = state.withLock { $0.map.masters }
        known += seeds.filter { !known.contains($0) }
        guard !known.isEmpty else { return [] }
        let start = Int(timing.random() % UInt64(known.count))
        return Array(known[start...] + known[..<start])
    }

    private func ask(_ endpoint: Endpoint, until deadline: MonotonicTime) throws(Fault) -> SlotMap {
        let reply = try nodes[endpoint].exchange([Command("CLUSTER", "SLOTS").repeatable()], until: deadline)[0]
        if let error = reply.error {
            let isNone = error.detail.contains("cluster support disabled")
            throw isNone
                ? Fault(.refused, "it is no node of a cluster", hint: "Write redis:// in the store's URL.")
                : Fault(.unreachable, "it refused to tell its slots (\(error.code))")
        }
        do throws(MalformedReply) {
            let map = try SlotMap(reply, from: endpoint)
            guard !map.masters.isEmpty else { throw MalformedReply(reason: "no slot is served") }
            return map
        } catch {
            throw Fault(.unreachable, "it knows no slots (\(error.reason))")
        }
    }
}
