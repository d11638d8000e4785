import Multichat
import MultichatRedis
import MultichatRedisSupport
import TestSupport
import Testing

/// The server comes back with an old dump while writers know newer heads.
@Suite(.disabled(if: !RedisServer.isInstalled, RedisServer.reason)) struct RolledBackServerTests {
    @Test(arguments: FaultRounds.all) func writersGoOnFromTheOldHead(round: Int) throws {
        let server = try RedisServer()
        let url = try server.url("?timeout=2s")
        let ledger = try Writers.write(opening: { try RedisStore(url) }) { writers in
            try writers.wait(for: 200)
            try server.keepDump()
            try writers.wait(for: 200)
            try server.rollBack()
            try writers.wait(for: 200)
        }
        #expect(ledger.failures == [])
        // What was acknowledged behind the dump is gone; what stands there now is no mixture.
        #expect(try !ledger.lost(in: RedisStore(url), "round \(round)").isEmpty)
    }

    @Test func whoSaysWhatWasSeenIsRefused() throws {
        let server = try RedisServer()
        let store = try RedisStore(server.url("?timeout=2s"))
        let session = SessionReference("rolled")
        _ = try store.create(NewSession(session))
        _ = try store.append(Append(to: session, [Sample.draft("one")]))
        try server.keepDump()
        let seen = try store.append(Append(to: session, [Sample.draft("two"), Sample.draft("three")])).head
        try server.rollBack()
        try Patience.wait { (try? store.session(session)) != nil }
        let append = Append(to: session, [Sample.draft("four")], expecting: [.notBehind(seen.sequence)])
        let error = failure { _ = try store.append(append) }
        #expect(error?.code == .conflict && error?.head?.sequence == 1)
        #expect(try !Verifier(store).verify(session, expecting: seen).damage.isEmpty)
        // What was lost is stored again, once, when its writer repeats it.
        #expect(try store.append(Append(to: session, [Sample.draft("two")])).first == 2)
        #expect(try store.append(Append(to: session, [Sample.draft("one")])).duplicate)
        #expect(try Verifier(store).verify(session).damage == [])
    }
}
