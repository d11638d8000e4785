import Multichat
import MultichatRedisSupport

/// What one server says of itself.
struct ServerReport {
    let server: Endpoint
    private let fields: [String: String]
    /// When it syncs the log of its writes; `nil` where it doesn't tell.
    private let syncing: String?

    /// Reads the answer of INFO, and of CONFIG GET where that is allowed.
    init(_ server: Endpoint, info: String, syncing: String?) {
        self.server = server
        self.syncing = syncing
        var fields: [String: String] = [:]
        for line in info.split(whereSeparator: { $0.isNewline }) {
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2 { fields[String(parts[0])] = String(parts[1]) }
        }
        self.fields = fields
    }

    var version: String { fields["redis_version"] ?? "" }
    var evictionPolicy: String { fields["maxmemory_policy"] ?? "" }
    var memory: Int { number("used_memory") }
    var memoryLimit: Int { number("maxmemory") }
    var replicas: Int { number("connected_slaves") }
    var isReplica: Bool { fields["role"] == "slave" }
    var isInCluster: Bool { number("cluster_enabled") == 1 }
    /// Whether it keeps a log of its writes, the append-only file.
    var keepsLog: Bool { number("aof_enabled") == 1 }
    var isLoading: Bool { number("loading") == 1 }

    /// What is left when it loses its power, where appends wait for so many replicas.
    ///
    /// Whoever may not ask when it syncs is told what is usual: once a second.
    func durability(waitingFor wanted: Int) -> RedisPromises.Durability {
        let own: RedisPromises.Durability =
            switch (number("aof_enabled"), syncing) {
            case (1, "always"): .synced
            case (1, "everysec"), (1, nil): .upToOneSecond
            default: .none
            }
        return wanted > 0 && replicas >= wanted ? max(own, .replicated) : own
    }

    private func number(_ name: String) -> Int { fields[name].flatMap { Int($0) } ?? 0 }
}
