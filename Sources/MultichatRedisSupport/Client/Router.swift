/// Knows which server to send a request to.
protocol Router: Sendable {
    /// Whether another server may take over from one that is gone.
    var hasFailover: Bool { get }

    /// The master of a slot, or any where no slot is given.
    func node(for slot: Int?, until deadline: MonotonicTime) throws(Fault) -> Node

    /// All masters.
    func masters(until deadline: MonotonicTime) throws(Fault) -> [Node]

    /// Finds out anew who serves what.
    func learn(until deadline: MonotonicTime) throws(Fault)

    /// A server says that a slot has moved.
    func note(_ redirection: Redirection)
}

/// One server.
struct SingleRouter: Router {
    let node: Node

    var hasFailover: Bool { false }

    func node(for slot: Int?, until deadline: MonotonicTime) throws(Fault) -> Node { node }

    func masters(until deadline: MonotonicTime) throws(Fault) -> [Node] { [node] }

    func learn(until deadline: MonotonicTime) throws(Fault) {}

    func note(_ redirection: Redirection) {}
}
