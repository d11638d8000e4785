import MultichatRedis
import MultichatRedisSupport
import TestSupport
import Testing

/// A server that saves its commands every second is killed while eight write, and started again.
@Suite(.disabled(if: !RedisServer.isInstalled, RedisServer.reason)) struct KilledServerTests {
    @Test(arguments: FaultRounds.all) func losesNothing(round: Int) throws {
        let server = try RedisServer(["--appendonly", "yes", "--appendfsync", "everysec"])
        let url = try server.url("?timeout=2s")
        let ledger = try Writers.write(opening: { try RedisStore(url) }) { writers in
            for _ in 0..<3 {
                try writers.wait(for: 400)
                server.kill()
                try server.start()
            }
            try writers.wait(for: 400)
        }
        #expect(ledger.failures == [])
        #expect(ledger.count >= 1600)
        #expect(try ledger.lost(in: RedisStore(url), "round \(round)") == [])
    }
}
