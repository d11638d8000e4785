import Multichat
import MultichatRedis
import MultichatRedisSupport
import Synchronization
import TestSupport
import Testing

/// A connection is cut while its append runs: nobody is told, and the entry is there once.
@Suite(.disabled(if: !RedisServer.isInstalled, RedisServer.reason)) struct LostReplyTests {
    @Test(arguments: FaultRounds.all) func isNoErrorForTheCaller(round: Int) throws {
        let server = try RedisServer()
        let client = try server.client()
        let ledger = try Writers.write(opening: { try RedisStore(server.url()) }) { writers in
            for _ in 0..<20 {
                try writers.wait(for: 10)
                _ = try client.send(Command("CLIENT", "KILL", "TYPE", "normal"))
            }
        }
        client.close()
        #expect(ledger.failures == [], "round \(round)")
        #expect(ledger.passing == [], "round \(round)")
        #expect(try ledger.lost(in: RedisStore(server.url()), "round \(round)") == [])
    }

    @Test func anAppendThatWasStoredIsNoDuplicate() throws {
        let server = try RedisServer()
        let client = try server.client()
        let store = try RedisStore(server.url())
        let session = SessionReference("s")
        _ = try store.create(NewSession(session))
        // Each append's connection is cut after it was stored, or before; a receipt tells of the call alone.
        let count = Atomic(0)
        try onThreads(2) { thread in
            if thread == 0 {
                for number in 1...400 {
                    let id = EntryID(unchecked: "e\(number)")
                    #expect(try !store.append(Append(to: session, [Sample.draft(id)])).duplicate)
                    count.store(number, ordering: .releasing)
                }
            } else {
                for number in stride(from: 10, to: 400, by: 10) {
                    try Patience.wait { count.load(ordering: .acquiring) >= number }
                    _ = try client.send(Command("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"))
                }
            }
        }
        #expect(try store.required(session).head.sequence == 400)
        #expect(try Verifier(store).verify(session).damage == [])
        client.close()
        try store.close()
    }
}
