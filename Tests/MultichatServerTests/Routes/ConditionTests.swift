import Multichat
import Testing

@Suite("conditional and repeated requests")
struct ConditionTests {
    private let server: TestServer
    private let messages = "/v1/sessions/release/messages"
    private let hello = #"{"from":"Agent-1","content":"Hello"}"#

    init() throws {
        server = try TestServer()
        try server.swarm.start("release").post("First", from: "Agent-1")
    }

    @Test("what hasn't changed isn't sent again")
    func unchanged() throws {
        for target in ["/v1/sessions/release", messages, "/v1/sessions/release/entries"] {
            let tag = try #require(try server.ask("GET", target).fields["etag"])
            let again = try server.ask("GET", target, nil, ["If-None-Match: \(tag)"])
            #expect(again.status == 304)
            #expect(again.body.isEmpty)
            #expect(again.fields["etag"] == tag)
        }
        let tag = try #require(try server.ask("GET", messages).fields["etag"])
        _ = try server.ask("POST", messages, hello)
        #expect(try server.ask("GET", messages, nil, ["If-None-Match: \(tag)"]).status == 200)
    }

    @Test("a write for another head is refused, and stores nothing")
    func stale() throws {
        let tag = try #require(try server.ask("GET", "/v1/sessions/release").fields["etag"])
        let first = try server.ask("POST", messages, hello, ["If-Match: \(tag)"])
        #expect(first.status == 201)
        let second = try server.ask("POST", messages, hello, ["If-Match: \(tag)"])
        #expect(second.status == 412)
        #expect(second.code == "conflict")
        #expect(try second.json["head"]?["sequence"]?.integer == 2)
        let next = try #require(first.fields["etag"])
        #expect(try server.ask("DELETE", "/v1/sessions/release", nil, ["If-Match: \(tag)"]).status == 412)
        #expect(try server.ask("POST", messages, hello, ["If-Match: \(next)"]).status == 201)
        #expect(try server.swarm.chat("release").session().head.sequence == 3)
    }

    @Test("the same key stores once, and answers with the first receipt", arguments: ["key-1", "\"quoted key\""])
    func repeated(_ key: String) throws {
        let fields = ["Idempotency-Key: \(key)"]
        let first = try server.ask("POST", messages, hello, fields)
        let second = try server.ask("POST", messages, hello, fields)
        #expect(first.status == 201)
        #expect(second.status == 200)
        #expect(try second.json["last"]?.integer == first.json["last"]?.integer)
        #expect(try second.json["duplicate"]?.bool == true)
        let other = try server.ask("POST", messages, #"{"from":"Agent-1","content":"Other"}"#, fields)
        #expect(other.status == 409)
        #expect(try server.swarm.chat("release").session().head.sequence == 2)
    }

    @Test("the same key starts one session, and makes one fork")
    func repeatedStart() throws {
        for target in ["/v1/sessions", "/v1/sessions/release/fork"] {
            let first = try server.ask("POST", target, "{}", ["Idempotency-Key: once"])
            let second = try server.ask("POST", target, "{}", ["Idempotency-Key: once"])
            #expect(first.status == 201)
            #expect(second.status == 200)
            #expect(try first.json["id"] == second.json["id"])
        }
        #expect(try server.swarm.sessions().items.count == 3)
    }

    @Test("a batch with a key is stored once, whole")
    func repeatedBatch() throws {
        let body = #"{"entries":[{"body":1},{"body":2}]}"#
        for status in [201, 200] {
            let answer = try server.ask("POST", "/v1/sessions/release/entries", body, ["Idempotency-Key: batch"])
            #expect(answer.status == status)
            #expect(try answer.json["last"]?.integer == 3)
        }
    }

    @Test("a key that can't be kept is refused")
    func badKeys() throws {
        let long = String(repeating: "k", count: 201)
        #expect(try server.ask("POST", messages, hello, ["Idempotency-Key: \(long)"]).status == 400)
        #expect(try server.ask("GET", messages, nil, ["Idempotency-Key: k"]).status == 400)
    }

    @Test("answers are compressed where that is wanted and pays")
    func compression() throws {
        for _ in 0..<20 { _ = try server.ask("POST", messages, hello) }
        let plain = try server.ask("GET", messages)
        let packed = try server.ask("GET", messages, nil, ["Accept-Encoding: br, gzip;q=0.5"])
        #expect(plain.fields["content-encoding"] == nil)
        #expect(packed.fields["content-encoding"] == "gzip")
        #expect(packed.body.count < plain.body.count / 3)
        #expect(packed.body.prefix(2) == [0x1F, 0x8B])
        let tag = try #require(packed.fields["etag"])
        #expect(tag != plain.fields["etag"])
        #expect(try server.ask("GET", messages, nil, ["If-None-Match: \(tag)"]).status == 304)
        #expect(try server.ask("GET", messages, nil, ["Accept-Encoding: gzip;q=0"]).fields["content-encoding"] == nil)
        #expect(try server.ask("GET", "/healthz", nil, ["Accept-Encoding: gzip"]).fields["content-encoding"] == nil)
    }
}
