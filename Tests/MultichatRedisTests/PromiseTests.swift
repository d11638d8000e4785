import Multichat
import MultichatRedisSupport
import TestSupport
import Testing

@testable import MultichatRedis

/// What servers promise, and which are refused.
@Suite(.disabled(if: !RedisServer.isInstalled, RedisServer.reason)) struct PromiseTests {
    private func opened(_ server: RedisServer, _ query: String = "") throws -> RedisPromises {
        let store = try RedisStore(server.url(query))
        defer { try? store.close() }
        return try store.promises
    }

    @Test(arguments: [
        (["--appendonly", "no"], RedisPromises.Durability.none),
        (["--appendonly", "yes", "--appendfsync", "everysec"], .upToOneSecond),
        (["--appendonly", "yes", "--appendfsync", "always"], .synced),
        (["--appendonly", "yes", "--appendfsync", "no"], .none),
    ])
    func durabilityIsWhatTheServerDoes(_ arguments: [String], _ durability: RedisPromises.Durability) throws {
        let server = try RedisServer(arguments)
        let promises = try opened(server)
        #expect(promises.durability == durability && promises.evictionPolicy == "noeviction")
        #expect(promises.masters == 1 && promises.replicas == 0 && promises.memory > 100_000)
        #expect(!promises.version.isEmpty && promises.connections[server.endpoint]?.opened == 1)
    }

    @Test func whoeverMayNotAskIsPromisedNoMoreThanIsUsual() {
        let report = ServerReport(.unix(path: "s"), info: "aof_enabled:1\r\nconnected_slaves:2\r\n", syncing: nil)
        #expect(report.durability(waitingFor: 0) == .upToOneSecond)
        #expect(report.durability(waitingFor: 2) == .replicated && report.durability(waitingFor: 3) == .upToOneSecond)
    }

    @Test func aServerThatDropsKeysIsOnlyACache() throws {
        let server = try RedisServer(["--maxmemory", "100mb", "--maxmemory-policy", "allkeys-lru"])
        let error = failure { _ = try opened(server) }
        #expect(error?.code == .incompatible && error?.message.contains("\(server.endpoint)") == true)
        #expect(error?.message.contains("allkeys-lru") == true && error?.hint?.contains("role=cache") == true)
        let promises = try opened(server, "?role=cache")
        #expect(promises.evictionPolicy == "allkeys-lru" && promises.memoryLimit == 100 << 20)
    }

    @Test func aReplicaIsRefusedByName() throws {
        let master = try RedisServer()
        let replica = try RedisServer(["--replicaof", "127.0.0.1", String(master.port)])
        let error = failure { _ = try opened(replica) }
        #expect(error?.code == .unavailable && error?.message.contains("\(replica.endpoint) is a replica") == true)
    }

    @Test(arguments: [
        ("redis_version:6.0.16\r\n", ErrorCode.incompatible, "6.2 is needed"),
        ("redis_version:7.0.1\r\ncluster_enabled:1\r\nmaxmemory_policy:noeviction\r\n", .incompatible, "cluster"),
        ("redis_version:6.2.0\r\nloading:1\r\nmaxmemory_policy:noeviction\r\n", .unavailable, "loading"),
    ])
    func othersAreRefusedToo(_ info: String, _ code: ErrorCode, _ words: String) {
        let server = Endpoint.tcp(host: "redis.example", port: 1)
        let report = ServerReport(server, info: info, syncing: nil)
        let error = failure { try ServerReports([report]).check(RedisURL(.single(server))) }
        #expect(error?.code == code && error?.message.contains(words) == true)
        #expect(error?.message.contains("redis.example:1") == true)
    }

    @Test func absentServersAndWrongPasswordsAreNamedInTime() throws {
        let server = try RedisServer(["--requirepass", "right"], probe: Self.options("right"))
        let wrong = failure { _ = try RedisStore(RedisURL(.single(server.endpoint), Self.options("wrong"))) }
        #expect(wrong?.message.contains("\(server.endpoint)") == true && wrong?.message.contains("password") == true)
        let nobody = Endpoint.tcp(host: "127.0.0.1", port: FreePort.next())
        let start = MonotonicTime.now()
        let absent = failure { _ = try RedisStore(RedisURL(.single(nobody), Self.options("right"))) }
        #expect(absent?.code == .unavailable && absent?.message.contains("\(nobody)") == true)
        #expect(MonotonicTime.now() - start < .seconds(5))
    }

    private static func options(_ password: String) -> RedisOptions {
        var options = RedisOptions()
        options.password = Secret(password)
        return options
    }
}
