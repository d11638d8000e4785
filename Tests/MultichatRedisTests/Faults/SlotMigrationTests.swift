import Multichat
import MultichatRedis
import MultichatRedisSupport
import TestSupport
import Testing

/// The slot of sessions moves from master to master and back while eight write to them.
@Suite(.disabled(if: !RedisServer.isInstalled, RedisServer.reason)) struct SlotMigrationTests {
    @Test(arguments: FaultRounds.all) func nobodyNotices(round: Int) throws {
        let cluster = try RedisCluster()
        let control = ClusterControl(cluster: cluster)
        let url = try cluster.url()
        let ledger = try Writers.write(opening: { try RedisStore(url) }) { writers in
            try writers.wait(for: 100)
            for session in Writers.sessions {
                let source = try control.master(of: session)
                let masters = try control.masters(seenFrom: source).map(\.server)
                let target = try #require(masters.first { $0 !== source })
                let slot = ClusterControl.slot(of: session)
                try control.move(slot, from: source, to: target)
                try writers.wait(for: 20, in: session)
                try control.move(slot, from: target, to: source)
                try writers.wait(for: 20, in: session)
            }
        }
        #expect(ledger.failures == [])
        #expect(ledger.passing == [])
        #expect(try ledger.lost(in: RedisStore(url), "round \(round)") == [])
    }
}
