import Multichat
import MultichatInterchange
import MultichatRedisSupport
import MultichatStores
import TestSupport
import Testing

/// What one store holds goes through every other and comes back as it was.
@Suite(.disabled(if: !RedisServer.isInstalled, RedisServer.reason)) struct AllStoresTests {
    @Test func recordsComeBackAsTheyWere() throws {
        try expectSame { try Records.fill($0) }
    }

    @Test(.enabled(if: RealSwarm.folder != nil, "MULTICHAT_SWARM names no folder with a swarm's records"))
    func aRealSwarmComesBackAsItWas() throws {
        let names = RealSwarmTests.counts.map(\.0)
        try expectSame { store in
            for name in names { _ = try Importer(into: store).run([RealSwarm.path(name)]) }
        }
    }

    /// Fills a JSON store and migrates it through all others into a second one.
    private func expectSame(_ fill: (any Restoring) throws -> Void) throws {
        let folder = try TemporaryDirectory()
        let server = try RedisServer()
        let cluster = try RedisCluster()
        var source = try Stores.open(StoreURL("json:\(folder("first"))"))
        try fill(source)
        let before = try Snapshot(source)
        #expect(before.entries > 0)
        for url in try Self.urls(folder, server, cluster) {
            let target = try Stores.open(url)
            let report = try Migration(from: source, to: target).run()
            #expect(report.entries == before.entries && report.refused.isEmpty && report.damage.isEmpty, "\(url)")
            #expect(try Snapshot(target) == before, "\(url)")
            try source.close()
            source = target
        }
        try source.close()
    }

    private static func urls(
        _ folder: TemporaryDirectory, _ server: RedisServer, _ cluster: RedisCluster
    ) throws -> [StoreURL] {
        let hot = "redis%3A%2F%2F127.0.0.1%3A\(server.port)%3Fprefix%3Dhot"
        return [
            try StoreURL("sqlite:\(folder("second"))"), try StoreURL("redis://127.0.0.1:\(server.port)"),
            try StoreURL(cluster.url().description),
            try StoreURL("hybrid:?durable=sqlite:\(folder("third"))&hot=\(hot)through&mode=write-through"),
            try StoreURL("hybrid:?durable=json:\(folder("fourth"))&hot=\(hot)behind&mode=write-behind"),
            try StoreURL("json:\(folder("fifth"))"),
        ]
    }
}
