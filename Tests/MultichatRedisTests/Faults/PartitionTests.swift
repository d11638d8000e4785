import Multichat
import MultichatRedis
import MultichatRedisSupport
import TestSupport
import Testing

/// A master of a cluster is cut off until another has taken its place, and comes back believing that it is the master.
///
/// It is cut off by stopping it: to block its bus alone takes rights and tools that a test doesn't have.
@Suite(.disabled(if: !RedisServer.isInstalled, RedisServer.reason)) struct PartitionTests {
    /// - Parameter replicas: how many an append waits for.
    @Test(arguments: FaultRounds.all, [0, 1]) func theOldMastersSideIsGivenUp(round: Int, replicas: Int) throws {
        let cluster = try RedisCluster()
        let control = ClusterControl(cluster: cluster)
        let url = try cluster.url("?timeout=3s&connect-timeout=500ms&wait=\(replicas)")
        let session = Writers.sessions[0]
        var (cut, healed) = (MonotonicTime.now(), MonotonicTime.now())
        let ledger = try Writers.write(opening: { try RedisStore(url) }) { writers in
            try writers.wait(for: 200)
            let old = try control.master(of: session)
            let other = try #require(cluster.servers.first { $0 !== old })
            cut = .now()
            old.stop()
            try Patience.wait { try control.master(of: session, seenFrom: other) !== old }
            // The new master has nobody who could confirm anything while the old one is away.
            if replicas == 0 { try writers.wait(for: 50, in: session) }
            old.goOn()
            healed = .now()
            try Patience.wait {
                try control.ask(old, Command("ROLE"))[0].text == "slave"
            }
            try writers.wait(for: 50, in: session)
        }
        #expect(ledger.failures == [])
        let lost = try ledger.lost(in: RedisStore(url), "round \(round)")
        #expect(replicas == 0 || lost == [])
        // What the old master acknowledged while nobody followed it: in the second before it was cut off, and before it
        // heard of the new one.
        #expect(
            lost.allSatisfy { (cut - $0 < .seconds(1) && $0 < healed) || (healed < $0 && $0 - healed < .seconds(2)) })
    }
}
