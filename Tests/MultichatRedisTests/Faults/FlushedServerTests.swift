import Multichat
import MultichatRedis
import MultichatRedisSupport
import TestSupport
import Testing

/// Somebody empties the server while eight write.
@Suite(.disabled(if: !RedisServer.isInstalled, RedisServer.reason)) struct FlushedServerTests {
    @Test(arguments: FaultRounds.all) func sessionsAreGoneWhole(round: Int) throws {
        let server = try RedisServer()
        let url = try server.url()
        let store = try RedisStore(url)
        let ledger = try Writers.write(opening: { try RedisStore(url) }) { writers in
            try writers.wait(for: 150)
            try empty(server)
            try writers.waitForFailures()
        }
        #expect(ledger.failures.map(\.code) == Array(repeating: .notFound, count: Writers.count))
        #expect(ledger.passing == [])
        for session in Writers.sessions {
            #expect(try store.session(session) == nil, "round \(round)")
            #expect(failure { _ = try store.entries(EntryQuery(session)) }?.code == .notFound)
            #expect(failure { _ = try store.latest(LatestQuery(session)) }?.code == .notFound)
        }
        #expect(try store.sessions(SessionQuery()).items == [])
        let client = try server.client()
        #expect(try client.send(Command("DBSIZE")).integer == 0)
    }

    /// A writer that knew the session appends to the new one from its beginning on, once there is one.
    @Test func writingGoesOnInASessionThatIsCreatedAnew() throws {
        let server = try RedisServer()
        let store = try RedisStore(server.url())
        let session = SessionReference("again")
        _ = try store.create(NewSession(session))
        _ = try store.append(Append(to: session, [Sample.draft("one"), Sample.draft("two")]))
        try empty(server)
        #expect(failure { _ = try store.append(Append(to: session, [Sample.draft("three")])) }?.code == .notFound)
        _ = try RedisStore(server.url()).create(NewSession(session))
        let receipt = try store.append(Append(to: session, [Sample.draft("two")]))
        #expect(receipt.first == 1 && !receipt.duplicate)
        let expecting = Append(to: session, [Sample.draft("four")], expecting: [.notBehind(2)])
        #expect(failure { _ = try store.append(expecting) }?.code == .conflict)
        #expect(try Verifier(store).verify(session).damage == [])
    }

    private func empty(_ server: RedisServer) throws {
        let client = try server.client()
        _ = try client.send(Command("FLUSHALL"))
        client.close()
    }
}
