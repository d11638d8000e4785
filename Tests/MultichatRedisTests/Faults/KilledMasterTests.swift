import Multichat
import MultichatRedis
import MultichatRedisSupport
import TestSupport
import Testing

/// A master of a cluster is killed while eight write; its replica takes over.
@Suite(.disabled(if: !RedisServer.isInstalled, RedisServer.reason)) struct KilledMasterTests {
    /// How long before the kill an entry may have been acknowledged that is lost with it: replicas are that far behind.
    private static let window = Nanoseconds.seconds(1)

    /// - Parameter replicas: how many an append waits for.
    @Test(arguments: FaultRounds.all, [0, 1]) func writersFindTheNextMaster(round: Int, replicas: Int) throws {
        let cluster = try RedisCluster()
        let url = try cluster.url("?wait=\(replicas)")
        let (ledger, killed) = try write(to: url, killingMasterIn: cluster)
        #expect(ledger.failures == [])
        // A call that was on its way says so; no other error reaches a writer that has time.
        #expect(ledger.passing.allSatisfy { $0.code == .unknownOutcome })
        let lost = try ledger.lost(in: RedisStore(url), "round \(round)")
        #expect(replicas == 0 || lost == [])
        #expect(lost.allSatisfy { killed - $0 < Self.window && $0 < killed + Self.window })
    }

    private func write(to url: RedisURL, killingMasterIn cluster: RedisCluster) throws -> (Ledger, MonotonicTime) {
        let session = Writers.sessions[0]
        var killed = MonotonicTime.now()
        let ledger = try Writers.write(opening: { try RedisStore(url) }) { writers in
            try writers.wait(for: 200)
            let control = ClusterControl(cluster: cluster)
            let master = try control.master(of: session)
            let other = try #require(cluster.servers.first { $0 !== master })
            killed = .now()
            master.kill()
            try Patience.wait { try control.master(of: session, seenFrom: other) !== master }
            // It comes back as a replica, without which nobody could confirm what the new master takes.
            try master.start()
            try writers.wait(for: 100, in: session)
            for other in Writers.sessions { try writers.wait(for: 20, in: other) }
        }
        return (ledger, killed)
    }
}
