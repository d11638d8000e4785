import Multichat
import TestSupport
import Testing

@testable import MultichatRedisSupport

@Suite(.disabled(if: !RedisServer.isInstalled, RedisServer.reason)) struct SentinelTests {
    @Test func theMasterIsFoundAndItsSuccessorToo() throws {
        let group = try RedisSentinels()
        let client = try RedisClient(group.url("?timeout=20s"))
        #expect(try client.send(Command("SET", "a", "1")).text == "OK")
        #expect(try client.router.node(for: nil, until: client.deadline).endpoint == group.servers[0].endpoint)
        group.servers[0].kill()
        #expect(try client.send(Command("SET", "a", "2").repeatable()).text == "OK")
        #expect(try client.router.node(for: nil, until: client.deadline).endpoint == group.servers[1].endpoint)
        #expect(try client.send(Command("GET", "a").repeatable()).text == "2")

        var url = try group.url("?timeout=8s")
        url.topology = .sentinel(group.sentinels, master: "nobody")
        let error = failure { _ = try RedisClient(url) }
        #expect(error?.code == .unavailable)
        #expect(error?.message.contains("does not know") == true, "\(String(describing: error))")
    }
}
