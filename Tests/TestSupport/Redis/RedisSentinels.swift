package import MultichatRedisSupport

/// A master, a replica, and three sentinels that know them as `mymaster`.
package final class RedisSentinels: Sendable {
    package let servers: [RedisServer]
    private let folder: TemporaryDirectory
    private let programs: [ServerProgram]
    package let sentinels: [Endpoint]

    /// Starts all and waits until every sentinel knows the others and the replica.
    package init() throws {
        let master = try RedisServer()
        let replica = try RedisServer(["--replicaof", "127.0.0.1", String(master.port)])
        servers = [master, replica]
        folder = try TemporaryDirectory(inMemory: true)
        let ports = (0..<3).map { _ in FreePort.next() }
        sentinels = ports.map { .tcp(host: "127.0.0.1", port: $0) }
        programs = try ports.map { [folder] in try Self.start(port: $0, master: master.port, folder) }
        let client = try master.client()
        try Patience.wait { try master.reachesReplica(client) }
        client.close()
        for sentinel in sentinels {
            try Patience.wait { RedisServer.answers(sentinel, RedisOptions()) }
            try Patience.wait { try Self.isReady(sentinel) }
        }
    }

    // Before their folder is removed: they go on writing their configuration there.
    deinit {
        for program in programs { program.end() }
    }

    /// The URL of the master.
    package func url(_ rest: String = "") throws -> RedisURL {
        let hosts = sentinels.map(\.description).joined(separator: ",")
        return try RedisURL("redis-sentinel://\(hosts)/mymaster\(rest)", password: nil)
    }

    private static func start(port: Int, master: Int, _ folder: TemporaryDirectory) throws -> ServerProgram {
        let text = """
            port \(port)
            bind 127.0.0.1
            dir \(folder.path)
            sentinel monitor mymaster 127.0.0.1 \(master) 2
            sentinel down-after-milliseconds mymaster 500
            sentinel failover-timeout mymaster 3000

            """
        _ = try folder.file("\(port).conf", Array(text.utf8))
        return try ServerProgram("redis-server", [folder("\(port).conf"), "--sentinel"])
    }

    private static func isReady(_ sentinel: Endpoint) throws -> Bool {
        let client = try RedisClient(RedisURL(.single(sentinel)))
        defer { client.close() }
        let state = try client.send(Command("SENTINEL", "MASTER", "mymaster"))
        return state.value(of: "num-slaves")?.text == "1" && state.value(of: "num-other-sentinels")?.text == "2"
            && state.value(of: "flags")?.text == "master"
    }
}
