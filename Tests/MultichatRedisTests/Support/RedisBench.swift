import Multichat
import MultichatConformance
import MultichatRedis
import MultichatRedisSupport
import TestSupport

/// Stores on servers that the tests have started, each with a prefix of its own.
struct RedisBench: StoreBench {
    private static let server = Result { try RedisServer() }
    private static let nodes = Result { try RedisCluster() }

    let name: String
    let url: RedisURL

    /// On one server.
    static func single() throws -> RedisBench { RedisBench("the Redis store", try server.get().url()) }

    /// On a cluster.
    static func cluster() throws -> RedisBench { RedisBench("the Redis store on a cluster", try nodes.get().url()) }

    init(_ name: String, keepingPrefixOf url: RedisURL) {
        self.name = name
        self.url = url
    }

    init(_ name: String, _ url: RedisURL) {
        self.name = name
        self.url = url.withOwnPrefix
    }

    func open(_ configuration: StoreConfiguration) throws -> any Restoring {
        try RedisStore(url, configuration: configuration)
    }

    func reopen(_ store: any Restoring) throws -> any Restoring {
        try store.close()
        return try open(store.configuration)
    }

    func remove(_ store: any Restoring) throws { try store.close() }
}

extension RedisURL {
    /// The same servers with a prefix that no other test has.
    var withOwnPrefix: RedisURL {
        var url = self
        url.options.prefix = "t" + String(UInt64.random(in: .min ... .max), radix: 36)
        return url
    }
}
