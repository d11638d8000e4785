import Multichat
import MultichatRedisSupport

/// What all masters of a store say of themselves.
struct ServerReports {
    private let reports: [ServerReport]

    /// Asks them.
    init(_ client: RedisClient) throws {
        reports = try client.onMasters(Command("INFO").repeatable()).map { node, reply in
            // Servers that are rented often forbid it.
            let setting = try? client.send(Command("CONFIG", "GET", "appendfsync").repeatable(), to: node)
            return ServerReport(node, info: reply.text ?? "", syncing: setting?.value(of: "appendfsync")?.text)
        }
    }

    /// Makes them for a test.
    init(_ reports: [ServerReport]) { self.reports = reports }

    /// Refuses servers that can't hold a store.
    func check(_ url: RedisURL) throws(MultichatError) {
        for report in reports {
            if let fault = report.fault(url) { throw fault }
        }
    }

    /// What they promise together.
    func promises(_ url: RedisURL, _ figures: [Endpoint: PoolFigures]) -> RedisPromises {
        let wanted = url.options.replicasToWaitFor
        let limits = reports.map(\.memoryLimit)
        return RedisPromises(
            durability: reports.map { $0.durability(waitingFor: wanted) }.min() ?? .none,
            version: reports.map(\.version).min { Version($0) < Version($1) } ?? "",
            evictionPolicy: reports.map(\.evictionPolicy).first { $0 != "noeviction" } ?? "noeviction",
            memory: reports.reduce(0) { $0 + $1.memory },
            memoryLimit: limits.contains(0) ? 0 : limits.reduce(0, +),
            replicas: reports.map(\.replicas).min() ?? 0, masters: reports.count, connections: figures)
    }
}

extension ServerReport {
    /// Why the server can't hold a store; `nil` where it can.
    func fault(_ url: RedisURL) -> MultichatError? {
        if Version(version) < Version("6.2") {
            return fault(.incompatible, "is of version \(version), and 6.2 is needed", "Install Redis 6.2 or later.")
        }
        if isInCluster, case .cluster = url.topology {
        } else if isInCluster {
            return fault(
                .incompatible, "is a node of a cluster", "Write redis-cluster: in place of redis: in the store's URL.")
        }
        // A node that was replaced just now has told the others who replaced it.
        if isReplica, case .single = url.topology {
            return fault(.unavailable, "is a replica, which takes no writes", "Give the address of the master.")
        }
        if isLoading { return fault(.unavailable, "is still loading its data", "Wait until it has loaded.") }
        guard evictionPolicy != "noeviction", !url.options.isCache else { return nil }
        return fault(
            .incompatible, "drops keys when its memory is full (maxmemory-policy \(evictionPolicy))",
            "Set maxmemory-policy to noeviction; or, where losing sessions is fine, write ?role=cache in the URL.")
    }

    private func fault(_ code: ErrorCode, _ words: String, _ hint: String) -> MultichatError {
        MultichatError(
            code, "The Redis server \(server) \(words).", hint: hint, retry: code == .unavailable ? .later : .never)
    }
}

/// A version in numbers.
struct Version: Comparable {
    private let numbers: [Int]

    init(_ text: String) { numbers = text.split(separator: ".").map { Int($0) ?? 0 } }

    static func < (left: Version, right: Version) -> Bool {
        left.numbers.lexicographicallyPrecedes(right.numbers)
    }
}
