import Multichat

/// A client of one server, of a cluster, or of the master that sentinels name.
///
///     let client = try RedisClient(RedisURL("redis://localhost"))
///     let reply = try client.send(Command("GET", "a").repeatable(), key: "a")
///
/// Any thread may use it, and calls block. A call ends before its deadline; it follows redirections and failovers
/// meanwhile, and is sent again where that is safe: where nothing can have reached a server, or the command is marked
/// as repeatable. Errors are ``MultichatError``: `unavailable` names server and cause, `unknownOutcome` says that a
/// reply was lost.
public final class RedisClient: Sendable {
    /// The servers and the options.
    public let url: RedisURL
    let router: any Router
    let nodes: NodeTable
    let timing: Timing

    /// Connects, so that a server that can't be used is known now.
    ///
    /// - Parameters:
    ///   - url: the servers.
    ///   - timing: the clock, the waiting and the randomness.
    public init(_ url: RedisURL, timing: Timing = .system) throws {
        self.url = url
        self.timing = timing
        let seed = url.seed
        do throws(Fault) {
            nodes = try NodeTable(url.options, timing)
        } catch {
            throw error.error(at: seed)
        }
        router = Self.router(url, nodes, timing)
        _ = try onMasters(Command("PING").repeatable())
    }

    /// When a call that begins now must be done.
    public var deadline: MonotonicTime { timing.now() + url.options.timeout }

    /// How the connections to each server stand.
    public var figures: [Endpoint: PoolFigures] {
        Dictionary(nodes.all.map { ($0.endpoint, $0.pool.figures) }) { first, _ in first }
    }

    /// How many runs of servers it has met: more than before where one was started anew or took over from another.
    public var serverRuns: Int { nodes.runCount }

    /// Closes all connections; those in use, once they are free.
    public func close() {
        for node in nodes.all { node.pool.close() }
    }

    private static func router(_ url: RedisURL, _ nodes: NodeTable, _ timing: Timing) -> any Router {
        switch url.topology {
        case .single(let endpoint): SingleRouter(node: nodes[endpoint])
        case .cluster(let seeds): ClusterRouter(seeds, nodes, timing)
        case .sentinel(let sentinels, let name): SentinelRouter(sentinels, master: name, nodes, timing)
        }
    }
}

extension RedisURL {
    /// The first server that it names.
    var seed: Endpoint {
        switch topology {
        case .single(let endpoint): endpoint
        case .cluster(let nodes), .sentinel(let nodes, _): nodes[0]
        }
    }
}
