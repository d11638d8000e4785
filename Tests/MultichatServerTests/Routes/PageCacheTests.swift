import Multichat
import MultichatServer
import Testing

@Suite("answers that are kept")
struct PageCacheTests {
    @Test("what is kept is never shown once the log has changed, nor for another session, query or namespace")
    func fresh() throws {
        let server = try TestServer()
        for namespace in ["default", "other"] {
            let swarm = Swarm(server.store, namespace: try Namespace(namespace))
            for id in ["a", "b"] { try swarm.start(SessionID(id)).post("\(namespace) \(id)", from: "Agent-1") }
        }
        func contents(_ target: String) throws -> [String] {
            // Twice, so that the second answer may be a kept one.
            let first = try server.ask("GET", target)
            let second = try server.ask("GET", target)
            #expect(first.body == second.body)
            #expect(first.fields["etag"] == second.fields["etag"])
            return try (second.json["items"]?.array ?? []).compactMap { $0["body"]?["content"]?.string }
        }
        #expect(try contents("/v1/sessions/a/messages") == ["default a"])
        #expect(try contents("/v1/sessions/b/messages") == ["default b"])
        #expect(try contents("/v1/sessions/a/messages?namespace=other") == ["other a"])
        try server.swarm.chat("a").post("more", from: "Agent-1")
        #expect(try contents("/v1/sessions/a/messages") == ["default a", "more"])
        #expect(try contents("/v1/sessions/a/messages?last=1") == ["more"])
        try server.swarm.chat("a").rewind(to: 1)
        #expect(try contents("/v1/sessions/a/messages") == ["default a"])
        try server.swarm.delete("a")
        #expect(try server.ask("GET", "/v1/sessions/a/messages").status == 404)
        try server.swarm.start("a").post("anew", from: "Agent-1")
        #expect(try contents("/v1/sessions/a/messages") == ["anew"])
    }

    @Test("little room keeps little, and nothing wrong")
    func small() throws {
        let server = try TestServer { $0.limits.cacheBytes = 64 << 10 }
        for number in 0..<100 {
            try server.swarm.start(SessionID("s\(number)")).post("\(number)", from: "Agent-1")
        }
        for number in (0..<100).map({ $0 * 37 % 100 }) + Array(0..<100) {
            let answer = try server.ask("GET", "/v1/sessions/s\(number)/messages").json
            #expect(answer["items"]?.array?.first?["body"]?["content"]?.string == "\(number)")
        }
    }
}
