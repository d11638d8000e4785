import Multichat
import MultichatRedis
import MultichatRedisSupport
import TestSupport
import Testing

/// The server hangs, as a machine that swaps or a process under SIGSTOP, and goes on later.
@Suite(.disabled(if: !RedisServer.isInstalled, RedisServer.reason)) struct StoppedServerTests {
    @Test(arguments: FaultRounds.all) func writersGoOnWhereTheyWere(round: Int) throws {
        let server = try RedisServer()
        let url = try server.url("?timeout=300ms")
        let ledger = try Writers.write(opening: { try RedisStore(url) }) { writers in
            try writers.wait(for: 100)
            server.stop()
            try writers.waitForErrors(Writers.count)
            server.goOn()
            try writers.wait(for: 100)
        }
        #expect(ledger.failures == [])
        #expect(ledger.passing.contains { $0.code == .unknownOutcome && $0.retry == .sameIDs && !$0.ids.isEmpty })
        #expect(try ledger.lost(in: RedisStore(url), "round \(round)") == [])
    }

    @Test func callsEndAtTheirDeadline() throws {
        let server = try RedisServer()
        let store = try RedisStore(server.url("?timeout=400ms"))
        let session = SessionReference("stopped")
        _ = try store.create(NewSession(session))
        server.stop()
        let start = MonotonicTime.now()
        let appending = failure { _ = try store.append(Append(to: session, [Sample.draft("one")])) }
        let reading = failure { _ = try store.session(session) }
        let listing = failure { _ = try store.sessions(SessionQuery()) }
        let opening = failure { _ = try RedisStore(server.url("?timeout=400ms")) }
        let length = MonotonicTime.now() - start
        server.goOn()
        #expect(length < .seconds(3))
        #expect([reading, listing, opening].map { $0?.code } == [.unavailable, .unavailable, .unavailable])
        #expect([reading, listing, opening].allSatisfy { $0?.message.contains("\(server.endpoint)") == true })
        #expect(appending?.retry != .never)
        var receipt: Receipt?
        try Patience.wait {
            receipt = try? store.append(Append(to: session, [Sample.draft("one")]))
            return receipt != nil
        }
        #expect(receipt?.first == 1)
        #expect(try store.entries(EntryQuery(session)).items.count == 1)
    }
}
