import Synchronization

/// The master that sentinels name.
final class SentinelRouter: Router {
    private struct State {
        var sentinels: [Endpoint]
        var master: Endpoint?
    }

    private let name: String
    private let nodes: NodeTable
    private let timing: Timing
    private let state: Mutex<State>

    init(_ sentinels: [Endpoint], master name: String, _ nodes: NodeTable, _ timing: Timing) {
        self.name = name
        self.nodes = nodes
        self.timing = timing
        state = Mutex(State(sentinels: sentinels))
    }

    var hasFailover: Bool { true }

    func node(for slot: Int?, until deadline: MonotonicTime) throws(Fault) -> Node {
        if let master = state.withLock({ $0.master }) { return nodes[master] }
        try learn(until: deadline)
        guard let master = state.withLock({ $0.master }) else { throw Fault(.unreachable, "there is no master") }
        return nodes[master]
    }

    func masters(until deadline: MonotonicTime) throws(Fault) -> [Node] { [try node(for: nil, until: deadline)] }

    func learn(until deadline: MonotonicTime) throws(Fault) {
        var machine = SentinelMachine(state.withLock { $0.sentinels }, master: name)
        var step = machine.next()
        while true {
            switch step {
            case .ask(let sentinel): step = ask(sentinel, &machine, until: deadline)
            case .check(let server): step = check(server, &machine, until: deadline)
            case .found(let server):
                let order = machine.order
                state.withLock { $0 = State(sentinels: order, master: server) }
                return
            case .fail(let fault): throw fault
            }
        }
    }

    func note(_ redirection: Redirection) {}

    private func ask(
        _ sentinel: Endpoint, _ machine: inout SentinelMachine, until deadline: MonotonicTime
    ) -> SentinelMachine.Step {
        do throws(Fault) {
            let question = Command("SENTINEL", "get-master-addr-by-name", name)
            return machine.answered(try nodes.askSentinel(sentinel, question, until: limit(deadline)))
        } catch {
            return machine.failed(error)
        }
    }

    private func check(
        _ server: Endpoint, _ machine: inout SentinelMachine, until deadline: MonotonicTime
    ) -> SentinelMachine.Step {
        do throws(Fault) {
            return machine.checked(server, try nodes[server].exchange([Command("ROLE")], until: limit(deadline))[0])
        } catch {
            return machine.failed(error)
        }
    }

    /// One server that is silent must not take all the time.
    private func limit(_ deadline: MonotonicTime) -> MonotonicTime { min(deadline, timing.now() + .seconds(1)) }
}
