package import MultichatRedisSupport

extension RedisServer {
    /// Whether a write, which empties the server, reaches a replica.
    ///
    /// A replica that has just been synchronised hears of nothing for up to a second, though it counts as connected.
    package func reachesReplica(_ client: RedisClient) throws -> Bool {
        try client.pipeline([Command("FLUSHALL"), Command("WAIT", "1", "2000")])[1].integer == 1
    }

    /// Whether a server lets a client in.
    package static func answers(_ endpoint: Endpoint, _ options: RedisOptions) -> Bool {
        var options = options
        options.timeout = .milliseconds(500)
        guard let client = try? RedisClient(RedisURL(.single(endpoint), options)) else { return false }
        client.close()
        return true
    }
}
