import Synchronization

/// The servers that a client has met.
final class NodeTable: Sendable {
    private let options: RedisOptions
    private let timing: Timing
    private let context: TLSContext?
    private let nodes = Mutex<[Endpoint: Node]>([:])
    private let runs = ServerRuns()

    /// - Throws: a fault where TLS is wanted and can't be had.
    init(_ options: RedisOptions, _ timing: Timing) throws(Fault) {
        self.options = options
        self.timing = timing
        context = options.isEncrypted ? try TLSContext(authorities: options.authorities) : nil
    }

    /// The server at an address.
    subscript(_ endpoint: Endpoint) -> Node {
        nodes.withLock { nodes in
            if let node = nodes[endpoint] { return node }
            let node = Node(endpoint, pool(endpoint))
            nodes[endpoint] = node
            return node
        }
    }

    /// How many runs of servers were met.
    var runCount: Int { runs.count }

    /// All of them.
    var all: [Node] { nodes.withLock { Array($0.values) } }

    /// A connection for one who keeps it.
    func connection(to endpoint: Endpoint) throws(Fault) -> Connection {
        try Connection.open(endpoint, options, context, until: timing.now() + options.connectTimeout)
    }

    private func pool(_ endpoint: Endpoint) -> ConnectionPool {
        let (options, context, runs) = (options, context, runs)
        return ConnectionPool(options, timing) { deadline throws(Fault) in
            let connection = try Connection.open(endpoint, options, context, until: deadline)
            runs.note(connection.greeting.run, of: endpoint)
            return connection
        }
    }

    /// Asks a sentinel on a connection that is closed behind it.
    ///
    /// Sentinels often have no password where their servers have one.
    func askSentinel(
        _ endpoint: Endpoint, _ command: Command, until deadline: MonotonicTime
    ) throws(Fault) -> Reply {
        var options = options
        options.database = 0
        var connection: Connection
        do throws(Fault) {
            connection = try Connection.open(endpoint, options, context, until: deadline)
        } catch {
            guard error.kind == .refused, options.password != nil else { throw error }
            options.password = nil
            connection = try Connection.open(endpoint, options, context, until: deadline)
        }
        defer { connection.close() }
        return try connection.call(command, until: deadline)
    }
}
