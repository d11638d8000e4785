import Multichat
import MultichatRedis
import MultichatRedisSupport
import TestSupport
import Testing

/// A server that has just been started reads its data first, and refuses everything meanwhile.
@Suite(.disabled(if: !RedisServer.isInstalled, RedisServer.reason)) struct LoadingServerTests {
    @Test func whoHasTimeWaits() throws {
        let server = try RedisServer()
        let store = try RedisStore(server.url("?timeout=15s"))
        let hasty = try RedisStore(server.url("?timeout=300ms"))
        let session = SessionReference("loading")
        _ = try store.create(NewSession(session))
        let control = try server.client()
        _ = try control.pipeline((0..<1500).map { Command("SET", "other:\($0)", String(repeating: "x", count: 100)) })
        _ = try control.send(Command("SAVE"))
        server.kill()
        // About three seconds for all keys, and a look at the clients behind every few.
        try server.start(["--key-load-delay", "2000", "--loading-process-events-interval-bytes", "1024"])
        try waitUntilLoading(server) { _ = try RedisStore(server.url("?timeout=300ms")) }
        try waitUntilLoading(server) { _ = try hasty.session(session) }
        #expect(try store.append(Append(to: session, [Sample.draft("one")])).first == 1)
    }

    /// Calls until the server says that it loads; whatever it says before, it is no more than unavailable.
    private func waitUntilLoading(_ server: RedisServer, _ call: @escaping () throws -> Void) throws {
        try Patience.wait {
            guard let error = failure(call) else { return true }
            #expect(error.code == .unavailable && error.message.contains("\(server.endpoint)"), "\(error)")
            return error.message.contains("is still loading its data")
        }
    }
}
