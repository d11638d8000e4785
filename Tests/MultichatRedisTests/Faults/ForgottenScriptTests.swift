import MultichatRedis
import MultichatRedisSupport
import TestSupport
import Testing

/// The server forgets its scripts while eight write, as it does when it is started again.
@Suite(.disabled(if: !RedisServer.isInstalled, RedisServer.reason)) struct ForgottenScriptTests {
    @Test(arguments: FaultRounds.all) func nobodyNotices(round: Int) throws {
        let server = try RedisServer()
        let control = try server.client()
        let ledger = try Writers.write(opening: { try RedisStore(server.url()) }) { writers in
            for _ in 0..<20 {
                try writers.wait(for: 30)
                _ = try control.send(Command("SCRIPT", "FLUSH"))
            }
            try writers.wait(for: 30)
        }
        #expect(ledger.failures == [])
        #expect(ledger.passing == [])
        #expect(try ledger.lost(in: RedisStore(server.url()), "round \(round)") == [])
    }
}
