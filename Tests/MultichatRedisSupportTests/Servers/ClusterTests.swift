import Multichat
import TestSupport
import Testing

@testable import MultichatRedisSupport

@Suite(.disabled(if: !RedisServer.isInstalled, RedisServer.reason)) struct ClusterTests {
    @Test func requestsFindTheirNodesAlsoWhenSlotsAndMastersChange() throws {
        let cluster = try RedisCluster()
        let client = try RedisClient(cluster.url("?timeout=20s"))
        #expect(try client.onMasters(Command("DBSIZE")).count == 3)
        try spread(client)
        try migrate(client)
        try failOver(cluster, client)
    }

    @Test func aPlainServerIsNoCluster() throws {
        let server = try RedisServer()
        let error = failure { _ = try RedisClient(RedisURL(.cluster([server.endpoint]))) }
        #expect(error?.code == .unavailable && error?.message.contains("no node of a cluster") == true)
    }

    /// Keys lie on all masters, and a script that no node has loaded runs on each.
    private func spread(_ client: RedisClient) throws {
        let script = Script("return redis.call('SET', KEYS[1], ARGV[1])")
        for key in (0..<60).map({ "k\($0)" }) {
            var command = script.command(keys: 1)
            command.append(key)
            command.append("value of \(key)")
            _ = try client.run(script, command, key: key)
            #expect(try client.send(Command("GET", key), key: key).text == "value of \(key)")
        }
        let sizes = try client.onMasters(Command("DBSIZE")).compactMap(\.reply.integer)
        #expect(sizes.reduce(0, +) == 60 && sizes.allSatisfy { $0 > 0 })
    }

    /// While a slot moves, keys that have moved are asked for elsewhere; behind that the map is mended.
    private func migrate(_ client: RedisClient) throws {
        let slot = KeySlot.of("{m}")
        let ids = try client.onMasters(Command("CLUSTER", "MYID"))
        let source = try client.router.node(for: slot, until: client.deadline).endpoint
        let sourceID = try #require(ids.first { $0.node == source }?.reply.text)
        let target = try #require(ids.first { $0.node != source })
        let targetID = try #require(target.reply.text)
        _ = try client.send(Command("SET", "{m}1", "old"), key: "{m}1")
        let number = String(slot)
        _ = try client.send(Command("CLUSTER", "SETSLOT", number, "IMPORTING", sourceID), to: target.node)
        _ = try client.send(Command("CLUSTER", "SETSLOT", number, "MIGRATING", targetID), to: source)
        // One key is still here; the other is made there, through ASK.
        let replies = try client.pipeline(
            [Command("GET", "{m}1"), Command("SET", "{m}2", "new"), Command("GET", "{m}1"), Command("GET", "{m}2")],
            key: "{m}1")
        #expect(replies.map(\.text) == ["old", "OK", "old", "new"])
        #expect(try client.router.node(for: slot, until: client.deadline).endpoint == source)
        let port = String(target.node.description.split(separator: ":")[1])
        _ = try client.send(Command("MIGRATE", "127.0.0.1", port, "{m}1", "0", "5000"), to: source)
        for node in [target.node, source] {
            _ = try client.send(Command("CLUSTER", "SETSLOT", number, "NODE", targetID), to: node)
        }
        #expect(try client.send(Command("GET", "{m}1"), key: "{m}1").text == "old")
        #expect(try client.router.node(for: slot, until: client.deadline).endpoint == target.node)
    }

    /// A master that dies is replaced without an error for who can wait.
    private func failOver(_ cluster: RedisCluster, _ client: RedisClient) throws {
        let slot = KeySlot.of("k1")
        let old = try client.router.node(for: slot, until: client.deadline).endpoint
        cluster.server(at: old)?.kill()
        // A client that comes while the cluster still names the dead one waits too.
        let fresh = try RedisClient(cluster.url("?timeout=20s"))
        #expect(try fresh.onMasters(Command("DBSIZE")).count == 3)
        #expect(try client.send(Command("SET", "k1", "after").repeatable(), key: "k1").text == "OK")
        #expect(try client.send(Command("GET", "k1").repeatable(), key: "k1").text == "after")
        #expect(try client.router.node(for: slot, until: client.deadline).endpoint != old)
        #expect(try client.onMasters(Command("PING").repeatable()).count == 3)
    }
}
