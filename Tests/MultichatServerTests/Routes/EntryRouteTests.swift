import Multichat
import Testing

@Suite("routes of entries and messages")
struct EntryRouteTests {
    private let server: TestServer

    init() throws {
        server = try TestServer()
        try server.swarm.start("release")
    }

    @Test("a message is posted and read back")
    func message() throws {
        let body =
            #"{"from":"Agent-1","to":["Agent-2"],"content":"Green? 🟢","role":"user","priority":"high","tags":["ci"],"usage":{"tokens":12}}"#
        let posted = try server.ask("POST", "/v1/sessions/release/messages", body)
        #expect(posted.status == 201)
        #expect(try posted.json["last"]?.integer == 1)
        let entry = try #require(try server.ask("GET", "/v1/sessions/release/messages").json["items"]?.array?.first)
        #expect(entry["author"]?.string == "Agent-1")
        #expect(entry["body"]?["content"]?.string == "Green? 🟢")
        #expect(entry["body"]?["usage"]?["tokens"]?.integer == 12)
        #expect(try server.ask("GET", "/v1/sessions/release/messages/1").json == entry)
        #expect(try server.ask("GET", "/v1/sessions/release/entries/1").json == entry)
    }

    @Test("a batch is stored whole, with its bodies as they were given")
    func batch() throws {
        let body =
            #"{"entries":[{"body": {"a" : "\u00e9\/", "n": 1.50} },{"kind":"note","key":"plan","author":"Agent-1","time":"2026-01-31T12:00:00Z","body":null}]}"#
        #expect(try server.ask("POST", "/v1/sessions/release/entries", body).json["last"]?.integer == 2)
        let entries = try server.swarm.chat("release").entries().items
        #expect(entries[0].body.text == #"{"a":"\u00e9\/","n":1.50}"#)
        #expect(entries[1].key == "plan")
        #expect(entries[1].time.description == "2026-01-31T12:00:00.000000Z")
        let broken = #"{"entries":[{"body":1},{"kind":7}]}"#
        let answer = try server.ask("POST", "/v1/sessions/release/entries", broken)
        #expect(answer.status == 400)
        #expect(try answer.json["detail"]?.string?.contains("entries[1].kind") == true)
        #expect(try server.swarm.chat("release").session().head.sequence == 2)
    }

    @Test("a batch can come as lines")
    func lines() throws {
        let body = "{\"body\":1}\n\n{\"body\":2}\n"
        let type = ["Content-Type: application/x-ndjson"]
        #expect(try server.ask("POST", "/v1/sessions/release/entries", body, type).json["last"]?.integer == 2)
        let answer = try server.ask("POST", "/v1/sessions/release/entries", "{\"body\":1}\n{\"body\":", type)
        #expect(answer.status == 400)
        #expect(try answer.json["detail"]?.string?.contains("line 2") == true)
    }

    @Test("expectations are checked inside the append")
    func expectations() throws {
        let target = "/v1/sessions/release/entries"
        #expect(
            try server.ask(
                "POST", target, #"{"entries":[{"key":"k","body":1}],"expect":{"head":0,"newest":{"k":null}}}"#
            ).status == 201)
        let stale = try server.ask("POST", target, #"{"entries":[{"body":1}],"expect":{"head":0}}"#)
        #expect(stale.status == 409)
        #expect(try stale.json["head"]?["sequence"]?.integer == 1)
        #expect(try server.ask("POST", target, #"{"entries":[{"body":1}],"expect":{"newest":{"k":1}}}"#).status == 201)
    }

    @Test("the newest messages come oldest first, and pages go back from there")
    func newest() throws {
        let chat = server.swarm.chat("release")
        for number in 1...120 { try chat.post("m\(number)", from: "Agent-1") }
        let first = try server.ask("GET", "/v1/sessions/release/messages").json
        let contents = (first["items"]?.array ?? []).compactMap { $0["body"]?["content"]?.string }
        #expect(contents == (71...120).map { "m\($0)" })
        let cursor = try #require(first["cursor"]?.string)
        let second = try server.ask("GET", "/v1/sessions/release/messages?cursor=\(cursor)").json
        #expect(second["items"]?.array?.first?["sequence"]?.integer == 21)
        #expect(try server.ask("GET", "/v1/sessions/release/messages?cursor=ffff").code == "invalid")
    }

    @Test("all entries come as lines, whole and in order")
    func stream() throws {
        let chat = server.swarm.chat("release")
        let text = String(repeating: "x", count: 3000)
        for number in 1...1500 { try chat.post("\(number)" + text, from: "Agent-1") }
        let answer = try server.ask("GET", "/v1/sessions/release/entries", nil, ["Accept: application/x-ndjson"])
        #expect(answer.fields["content-type"] == "application/x-ndjson")
        let sequences = try answer.text.split(separator: "\n").map { JSONValue(try JSON($0))["sequence"]?.integer }
        #expect(sequences == (1...1500).map { $0 })
    }

    @Test("carriers report, and what became of a message is told for each recipient")
    func reports() throws {
        try server.swarm.chat("release").post("Hello", from: "Agent-1", to: ["Agent-2", "Agent-3"])
        let base = "/v1/sessions/release/messages/1/"
        #expect(try server.ask("POST", base + "delivered", #"{"to":"Agent-2","author":"Post"}"#).status == 201)
        #expect(try server.ask("POST", base + "failed", #"{"to":"Agent-3","reason":"no route"}"#).status == 201)
        let statuses = try #require(try server.ask("GET", base + "status").json["items"]?.array)
        #expect(statuses.compactMap { $0["status"]?.string } == ["delivered", "failed"])
        #expect(statuses[1]["reason"]?.string == "no route")
    }
}
