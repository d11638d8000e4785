import Multichat
import MultichatFiles
import MultichatRedis
import MultichatRedisSupport
import TestSupport
import Testing

/// What is erased goes from the server's files too.
@Suite(.disabled(if: !RedisServer.isInstalled, RedisServer.reason)) struct ErasedFileTests {
    private static let canary = Array("canary-5e1f".utf8)

    /// Whether a file of the server holds the canary.
    private func isHeld(by server: RedisServer) throws -> Bool {
        let folder = server.file("appendonlydir")
        return try Directory.entries(folder).contains { entry in
            try File(folder + "/" + entry.name, .read).contents().firstRange(of: Self.canary) != nil
        }
    }

    private func erased(_ url: RedisURL) throws -> ErasureReceipt {
        let store = try RedisStore(url)
        defer { try? store.close() }
        let swarm = Swarm(store)
        let chat = try swarm.start("s")
        try chat.post(String(decoding: Self.canary, as: UTF8.self), from: "A")
        try chat.post("something else", from: "B")
        return try Eraser(swarm).erase(ErasureRequest(agent: "A"))
    }

    @Test func theAppendOnlyFileIsWrittenAnew() throws {
        let server = try RedisServer(["--appendonly", "yes"])
        let receipt = try erased(try server.url())
        #expect(receipt.entries == 1)
        let told = receipt.remnants.filter { $0.place == "the append-only file of \(server.endpoint)" }
        #expect(told.count == 1 && told.first?.reason.hasPrefix("it is being written anew") == true)
        let client = try server.client()
        try Patience.wait {
            let info = (try? client.send(Command("INFO", "persistence")).text) ?? ""
            return info.contains("aof_rewrite_in_progress:0") && info.contains("aof_rewrite_scheduled:0")
        }
        #expect(try !isHeld(by: server))
        let store = try RedisStore(server.url())
        #expect(try Verifier(store).verify(SessionReference("s")).damage.isEmpty)
        try store.close()
    }

    @Test func whoMayNotRewriteItIsTold() throws {
        let server = try RedisServer(["--appendonly", "yes"])
        _ = try server.client().send(
            Command("ACL", "SETUSER", "team", "on", ">secret", "~*", "&*", "+@all", "-bgrewriteaof"))
        let receipt = try erased(try RedisURL("redis://team:secret@\(server.endpoint)", password: nil))
        let told = receipt.remnants.first { $0.place.hasPrefix("the append-only file") }
        #expect(told?.reason.contains("could not be begun") == true, "\(receipt.remnants)")
        #expect(try isHeld(by: server))
    }

    @Test func aServerWithoutALogHasNone() throws {
        let server = try RedisServer()
        let receipt = try erased(try server.url())
        #expect(!receipt.remnants.contains { $0.place.hasPrefix("the append-only file") })
    }
}
