internal import Multichat
package import MultichatRedisSupport

/// A cluster of three masters with a replica each.
package final class RedisCluster: Sendable {
    package let servers: [RedisServer]

    /// Starts it and waits until every replica follows.
    ///
    /// - Parameter arguments: more options of the servers.
    package init(_ arguments: [String] = []) throws {
        servers = try (0..<6).map { _ in
            try RedisServer(
                ["--cluster-enabled", "yes", "--cluster-config-file", "nodes.conf", "--cluster-node-timeout", "1000"]
                    + arguments)
        }
        let addresses = servers.map(\.endpoint.description)
        guard
            try ServerProgram.run(
                "redis-cli", ["--cluster", "create"] + addresses + ["--cluster-replicas", "1", "--cluster-yes"])
        else { throw MultichatError(.internal, "redis-cli can't make a cluster.") }
        for server in servers { try Patience.wait { try Self.isReady(server) } }
    }

    /// A URL that names the first two nodes.
    package func url(_ rest: String = "") throws -> RedisURL {
        try RedisURL("redis-cluster://\(servers[0].endpoint),\(servers[1].endpoint)\(rest)", password: nil)
    }

    /// The node that listens there.
    package func server(at endpoint: Endpoint) -> RedisServer? { servers.first { $0.endpoint == endpoint } }

    private static func isReady(_ server: RedisServer) throws -> Bool {
        let client = try server.client()
        defer { client.close() }
        let state = try client.send(Command("CLUSTER", "INFO")).text ?? ""
        guard state.contains("cluster_state:ok"), state.contains("cluster_known_nodes:6") else { return false }
        let replication = try client.send(Command("INFO", "replication")).text ?? ""
        return replication.contains("role:master")
            ? try server.reachesReplica(client) : replication.contains("master_link_status:up")
    }
}
