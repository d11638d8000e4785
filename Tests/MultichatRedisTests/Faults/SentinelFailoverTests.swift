import Multichat
import MultichatRedis
import MultichatRedisSupport
import TestSupport
import Testing

/// The master that sentinels watch is killed while eight write; its replica takes over.
@Suite(.disabled(if: !RedisServer.isInstalled, RedisServer.reason)) struct SentinelFailoverTests {
    @Test(arguments: FaultRounds.all) func writersFindTheNextMaster(round: Int) throws {
        let group = try RedisSentinels()
        let url = try group.url()
        var killed = MonotonicTime.now()
        let ledger = try Writers.write(opening: { try RedisStore(url) }) { writers in
            try writers.wait(for: 200)
            killed = .now()
            group.servers[0].kill()
            for session in Writers.sessions { try writers.wait(for: 50, in: session) }
        }
        #expect(ledger.failures == [])
        #expect(ledger.passing.allSatisfy { $0.code == .unknownOutcome })
        let lost = try ledger.lost(in: RedisStore(url), "round \(round)")
        #expect(lost.allSatisfy { killed - $0 < .seconds(1) && $0 < killed + .seconds(1) })
    }
}
