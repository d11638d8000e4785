import Multichat
import MultichatRedisSupport
import TestSupport
import Testing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A server that is stopped, killed and started again while it is written to.
@Suite("restarts under load", .serialized)
struct RestartTests {
    @Test("on SQLite, nothing that was acknowledged is lost, and nothing is doubled")
    func sqlite() throws {
        let folder = try TemporaryDirectory()
        try restart(ServerProcess("sqlite:" + folder("store.db")))
    }

    @Test("on JSON, nothing that was acknowledged is lost, and nothing is doubled")
    func json() throws {
        let folder = try TemporaryDirectory()
        try restart(ServerProcess("json:" + folder("store")))
    }

    @Test(
        "on Redis, nothing that was acknowledged is lost, and nothing is doubled",
        .disabled(if: !RedisServer.isInstalled, RedisServer.reason))
    func redis() throws {
        let redis = try RedisServer()
        try restart(ServerProcess(redis.url().description))
    }

    private func restart(_ server: ServerProcess) throws {
        #expect(try server.ask("PUT", "/v1/sessions/s").status == 201)
        let load = Load(port: server.port)
        let follower = LastingFollower(port: server.port, count: Load.total)
        load.start()
        follower.start()
        // Asked to end, it ends well; what it doesn't answer any more is repeated.
        for (round, signal) in [SIGTERM, SIGKILL, SIGTERM, SIGKILL].enumerated() {
            try Patience.wait { load.acknowledged >= (round + 1) * Load.total / 6 }
            let status = try server.restart(by: signal)
            #expect(signal == SIGTERM ? status == 0 : status == SIGKILL)
        }
        let receipts = load.finish()
        #expect(receipts.count == Load.total)
        var log: [JSONValue] = []
        var target: String? = "/v1/sessions/s/entries?limit=1000"
        while let next = target {
            let page = try server.ask("GET", next).json
            log += page["items"]?.array ?? []
            target = page["cursor"]?.string.map { "/v1/sessions/s/entries?limit=1000&cursor=\($0)" }
        }
        #expect(log.count == Load.total)
        for entry in log {
            let id = entry["id"]?.string ?? ""
            #expect(entry["sequence"]?.integer == receipts[id], "\(id)")
            #expect(entry["body"]?["content"]?.string == id)
        }
        #expect(follower.finish() == log.map { $0["sequence"]?.integer ?? 0 })
        #expect(try server.ask("GET", "/v1/sessions/s/verify").json["damage"]?.array?.isEmpty == true)
    }
}
