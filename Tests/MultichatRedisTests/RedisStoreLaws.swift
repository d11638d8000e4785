import Multichat
import MultichatConformance
import MultichatRedis
import MultichatRedisSupport
import TestSupport
import Testing

@Suite(.serialized) struct RedisStoreLaws {
    @Test(arguments: Laws.all) func keeps(_ law: Law) throws { try law.run(on: RedisBench()) }
}

/// Stores on a server that the tests have started, each with a prefix of its own.
struct RedisBench: StoreBench {
    static let server = Result { try RedisServer() }

    let name = "the Redis store"
    let url: RedisURL

    init() throws {
        var options = RedisOptions()
        options.prefix = "t" + String(UInt64.random(in: .min ... .max), radix: 36)
        url = RedisURL(.single(try Self.server.get().endpoint), options)
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
