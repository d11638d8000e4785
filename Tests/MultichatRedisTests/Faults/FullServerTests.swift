import Multichat
import MultichatRedis
import MultichatRedisSupport
import TestSupport
import Testing

/// A server that evicts nothing has no memory left.
@Suite(.disabled(if: !RedisServer.isInstalled, RedisServer.reason)) struct FullServerTests {
    @Test(arguments: FaultRounds.all) func writersWaitForMemory(round: Int) throws {
        let server = try RedisServer()
        let url = try server.url()
        let ledger = try Writers.write(opening: { try RedisStore(url) }) { writers in
            try writers.wait(for: 200)
            try limit(server, "1mb")
            try writers.waitForErrors(Writers.count)
            try limit(server, "0")
            try writers.wait(for: 200)
        }
        #expect(ledger.failures == [])
        #expect(ledger.passing.allSatisfy { $0.code == .unavailable && $0.message.contains("out of memory") })
        #expect(try ledger.lost(in: RedisStore(url), "round \(round)") == [])
    }

    @Test func anAppendFailsWhole() throws {
        let server = try RedisServer()
        let store = try RedisStore(server.url())
        let session = SessionReference("full")
        _ = try store.create(NewSession(session))
        try limit(server, "100kb")
        let drafts = (0..<10).map { Sample.draft(EntryID(unchecked: "e\($0)")) }
        let error = failure { _ = try store.append(Append(to: session, drafts)) }
        #expect(error?.code == .unavailable && error?.retry == .later)
        #expect(error?.message.contains("\(server.endpoint) is out of memory") == true)
        let creating = failure { _ = try store.create(NewSession(SessionReference("more"))) }
        #expect(creating?.message.contains("out of memory") == true)
        #expect(try store.required(session).head == .empty && store.entries(EntryQuery(session)).items == [])
        #expect(try store.session(SessionReference("more")) == nil)
        // What makes room goes on working.
        #expect(try store.delete(session))
        try limit(server, "0")
        #expect(try store.sessions(SessionQuery()).items == [])
    }

    private func limit(_ server: RedisServer, _ memory: String) throws {
        let client = try server.client()
        _ = try client.send(Command("CONFIG", "SET", "maxmemory", memory))
        client.close()
    }
}
