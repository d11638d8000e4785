import Multichat

/// Finds the master that sentinels know, without asking them itself.
struct SentinelMachine {
    /// What to do next.
    enum Step: Equatable {
        /// Asks that sentinel for the master's address.
        case ask(Endpoint)
        /// Asks that server for its role.
        case check(Endpoint)
        /// That server is the master.
        case found(Endpoint)
        /// Nobody knows of one now.
        case fail(Fault)
    }

    private let name: String
    /// Those not asked yet, the next one last.
    private var rest: [Endpoint]
    /// Who answered last goes first the next time.
    private(set) var order: [Endpoint]
    private var last = Fault(.unreachable, "no sentinel is named")
    private var hasAnswer = false
    private var asked: Endpoint?

    init(_ sentinels: [Endpoint], master name: String) {
        self.name = name
        order = sentinels
        rest = sentinels.reversed()
    }

    /// Begins, or goes on with the next sentinel.
    mutating func next() -> Step {
        guard let sentinel = rest.popLast() else { return .fail(last) }
        asked = sentinel
        return .ask(sentinel)
    }

    /// A sentinel has answered `SENTINEL get-master-addr-by-name`.
    mutating func answered(_ reply: Reply) -> Step {
        guard let asked else { return next() }
        guard reply.count == 2, let host = reply[0].text, !host.isEmpty, let port = reply[1].text.flatMap({ Int($0) }),
            (1...65535).contains(port)
        else {
            hasAnswer = true
            let words = reply.isNull ? "does not know that master's name" : "gave no address of a master"
            last = Fault(
                .unreachable, "the sentinel \(asked) \(words)", hint: "Check the name behind the hosts of the URL.")
            return next()
        }
        return .check(.tcp(host: host, port: port))
    }

    /// The server that a sentinel named has answered `ROLE`.
    mutating func checked(_ server: Endpoint, _ reply: Reply) -> Step {
        guard reply.count > 0, reply[0].text == "master" else {
            hasAnswer = true
            last = Fault(.unreachable, "the sentinels name \(server), which is no master yet")
            return next()
        }
        if let asked { order = [asked] + order.filter { $0 != asked } }
        return .found(server)
    }

    /// Who was asked couldn't be reached; what another sentinel has said tells more.
    mutating func failed(_ fault: Fault) -> Step {
        if !hasAnswer { last = fault }
        return next()
    }
}
