import Multichat
import MultichatRedis
import MultichatRedisSupport
import TestSupport
import Testing

/// Connections are cut while eight write, wherever their commands are.
@Suite(.disabled(if: !RedisServer.isInstalled, RedisServer.reason)) struct CutConnectionTests {
    @Test(arguments: FaultRounds.all) func whatWasOnItsWayIsStoredOnce(round: Int) throws {
        let server = try RedisServer()
        let control = try server.client()
        let ledger = try Writers.write(opening: { try RedisStore(server.url()) }) { writers in
            for _ in 0..<20 {
                try writers.wait(for: 30)
                _ = try control.send(Command("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"))
            }
            try writers.wait(for: 30)
        }
        #expect(ledger.failures == [])
        #expect(ledger.passing.allSatisfy { $0.code == .unknownOutcome || $0.retry == .later })
        #expect(try ledger.lost(in: RedisStore(server.url()), "round \(round)") == [])
    }
}
