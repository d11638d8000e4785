import Multichat
import MultichatServer
import Testing

/// Requests that are sent again, because their answers were lost.
@Suite struct RepeatingTests {
    private let server: TestServer
    private let key = ["Idempotency-Key: once"]

    init() throws {
        server = try TestServer()
        for id in ["a", "b"] {
            let chat = try server.swarm.start(SessionID(id), with: ["A"])
            for text in ["1", "2", "3"] { try chat.post(text, from: "A") }
        }
    }

    @Test func anotherSessionsForkIsAnother() throws {
        let first = try server.ask("POST", "/v1/sessions/a/fork", #"{"at":1}"#, key)
        let second = try server.ask("POST", "/v1/sessions/b/fork", #"{"at":1}"#, key)
        #expect(first.status == 201 && second.status == 201)
        #expect(try first.json["id"]?.string != second.json["id"]?.string)
        let again = try server.ask("POST", "/v1/sessions/b/fork", #"{"at":1}"#, key)
        #expect(try again.status == 200 && again.json["id"]?.string == second.json["id"]?.string)
        #expect(try server.ask("POST", "/v1/sessions/b/fork", #"{"at":2}"#, key).status == 409)
    }

    @Test(arguments: [#""#, #""id":"mine","#])
    func theSameKeyWithOtherContentIsAConflict(_ id: String) throws {
        let body = "{\(id)\"topic\":\"one\"}"
        #expect(try server.ask("POST", "/v1/sessions", body, key).status == 201)
        #expect(try server.ask("POST", "/v1/sessions", body, key).status == 200)
        #expect(try server.ask("POST", "/v1/sessions", "{\(id)\"topic\":\"other\"}", key).status == 409)
    }

    @Test func aConditionThatTheRequestItselfEndedStillHolds() throws {
        let tag = try #require(try server.ask("GET", "/v1/sessions/a").fields["etag"])
        let fields = key + ["If-Match: \(tag)"]
        let body = #"{"from":"A","content":"4"}"#
        #expect(try server.ask("POST", "/v1/sessions/a/messages", body, fields).status == 201)
        let again = try server.ask("POST", "/v1/sessions/a/messages", body, fields)
        #expect(try again.status == 200 && again.json["duplicate"] == .bool(true))
        let other = try server.ask("POST", "/v1/sessions/a/messages", body, ["If-Match: \(tag)"])
        #expect(other.status == 412)
        #expect(try server.swarm.chat("a").session().head.sequence == 4)
    }

    @Test func theTagOfAValueIsTheConditionForTheNext() throws {
        let tag = try #require(try server.ask("PUT", "/v1/sessions/a/values/plan", "1").fields["etag"])
        #expect(try server.ask("GET", "/v1/sessions/a/values/plan").fields["etag"] == tag)
        let next = try server.ask("PUT", "/v1/sessions/a/values/plan", "2", ["If-Match: \(tag)"])
        #expect(next.status == 201)
        #expect(try server.ask("PUT", "/v1/sessions/a/values/plan", "3", ["If-Match: \(tag)"]).status == 412)
    }

    @Test func whatChangesNoLogHeedsTheConditionToo() throws {
        let stale = ["If-Match: \"1:00\""]
        #expect(try server.ask("POST", "/v1/sessions/a/fork", "{}", stale).status == 412)
        #expect(try server.ask("PUT", "/v1/sessions/a", "{}", stale).status == 412)
        #expect(try server.ask("DELETE", "/v1/sessions/a", nil, stale).status == 412)
    }

    @Test func aSessionThatWasStartedAnewIsAnother() throws {
        let first = try server.ask("PUT", "/v1/sessions/c", #"{"topic":"one"}"#)
        let tag = try #require(first.fields["etag"])
        #expect(try server.ask("DELETE", "/v1/sessions/c").status == 200)
        #expect(try server.ask("PUT", "/v1/sessions/c", #"{"topic":"two"}"#).status == 201)
        #expect(try server.ask("GET", "/v1/sessions/c", nil, ["If-None-Match: \(tag)"]).status == 200)
        #expect(try server.ask("POST", "/v1/sessions", #"{"ttl":"999999w"}"#).status == 400)
    }
}
