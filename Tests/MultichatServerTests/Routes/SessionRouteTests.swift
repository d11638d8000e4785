import Multichat
import Testing

@Suite("routes of sessions")
struct SessionRouteTests {
    @Test("a session is started, shown, changed, ended, reopened and removed")
    func lifecycle() throws {
        let server = try TestServer()
        let started = try server.ask(
            "POST", "/v1/sessions",
            #"{"id":"release","topic":"Release 2.0","participants":["Agent-1"],"labels":{"team":"core"},"ttl":"30d"}"#)
        #expect(started.status == 201)
        #expect(started.fields["location"] == "/v1/sessions/release")
        #expect(try started.json["topic"]?.string == "Release 2.0")
        #expect(try started.json["expiresAt"]?.string != nil)
        let shown = try server.ask("GET", "/v1/sessions/release")
        #expect(shown.body == started.body)
        #expect(shown.fields["etag"] == started.fields["etag"])
        let change =
            #"{"topic":"Release 2.1","labels":{"team":null,"stage":"beta"},"expiresAt":null,"author":"Agent-1"}"#
        #expect(try server.ask("PATCH", "/v1/sessions/release", change).status == 201)
        let changed = try server.ask("GET", "/v1/sessions/release").json
        #expect(changed["topic"]?.string == "Release 2.1")
        #expect(changed["labels"]?.json.text == #"{"stage":"beta"}"#)
        #expect(changed["expiresAt"]?.isNull == true)
        for (word, status) in [("end", "ended"), ("reopen", "active"), ("archive", "archived")] {
            #expect(try server.ask("POST", "/v1/sessions/release/\(word)").status == 201)
            #expect(try server.ask("GET", "/v1/sessions/release").json["status"]?.string == status)
        }
        let gone = try server.ask("DELETE", "/v1/sessions/release")
        #expect(gone.status == 200)
        #expect(try gone.json["deleted"]?.bool == true)
        #expect(try server.ask("GET", "/v1/sessions/release").code == "not-found")
    }

    @Test("agents join and leave in one batch")
    func members() throws {
        let server = try TestServer()
        try server.swarm.start("release")
        let joined = try server.ask("POST", "/v1/sessions/release/join", #"{"agents":["a","b","c"]}"#)
        #expect(try joined.json["last"]?.integer == 3)
        #expect(try server.ask("POST", "/v1/sessions/release/leave", #"{"agents":["b"]}"#).status == 201)
        #expect(try server.swarm.chat("release").session().participants == ["a", "c"])
        #expect(try server.ask("POST", "/v1/sessions/release/leave", #"{"agents":["b"]}"#).code == "not-found")
    }

    @Test("what is there already is a conflict for POST, and the answer for PUT")
    func taken() throws {
        let server = try TestServer()
        #expect(try server.ask("PUT", "/v1/sessions/release", #"{"topic":"One"}"#).status == 201)
        let again = try server.ask("PUT", "/v1/sessions/release", #"{"topic":"Two"}"#)
        #expect(again.status == 200)
        #expect(try again.json["topic"]?.string == "One")
        let conflict = try server.ask("POST", "/v1/sessions", #"{"id":"release"}"#)
        #expect(conflict.status == 409)
        #expect(conflict.code == "conflict")
    }

    @Test("a list comes in pages, whose links lead through all of it")
    func pages() throws {
        let server = try TestServer()
        for number in 1...7 { try server.swarm.start(SessionID("s \(number)"), labels: ["a b": "x&y=z"]) }
        var target: String? = "/v1/sessions?limit=3&order=created&label=a+b%3Dx%26y%3Dz&prefix=s%20"
        var found: [String] = []
        while let next = target {
            let page = try server.ask("GET", next)
            #expect(page.status == 200)
            found += try (page.json["items"]?.array ?? []).compactMap { $0["id"]?.string }
            target = page.fields["link"].map { String($0.dropFirst().prefix { $0 != ">" }) }
            #expect(try page.json["cursor"]?.isNull == (target == nil))
        }
        #expect(found == (1...7).map { "s \($0)" })
    }

    @Test(
        "ids of any characters are just ids",
        arguments: ["..", "../../etc/passwd", "a/b", "a b", "ä", "a%2Fb", "?", "CON", "."])
    func ids(_ id: String) throws {
        let server = try TestServer()
        let body = JSONValue.object([.init("id", .string(id))]).json.text
        let started = try server.ask("POST", "/v1/sessions", body)
        #expect(started.status == 201)
        let location = try #require(started.fields["location"])
        #expect(try server.ask("GET", location).json["id"]?.string == id)
        #expect(try server.ask("GET", location + "/entries").status == 200)
    }

    @Test("a fork and a rewind do what the library's do")
    func history() throws {
        let server = try TestServer()
        let chat = try server.swarm.start("release")
        for text in ["a", "b", "c"] { try chat.post(text, from: "Agent-1") }
        let fork = try server.ask("POST", "/v1/sessions/release/fork", #"{"at":2,"id":"branch"}"#)
        #expect(fork.status == 201)
        #expect(try fork.json["forkedFrom"]?["sequence"]?.integer == 2)
        #expect(try server.ask("POST", "/v1/sessions/release/rewind", #"{"to":1,"author":"Agent-1"}"#).status == 201)
        #expect(try server.ask("GET", "/v1/sessions/release/messages").json["items"]?.array?.count == 1)
        #expect(try server.ask("GET", "/v1/sessions/release/messages?as-of=3").json["items"]?.array?.count == 3)
        #expect(try server.ask("GET", "/v1/sessions/release/entries?hidden=true").json["items"]?.array?.count == 4)
    }

    @Test("sessions of one namespace are invisible from another")
    func namespaces() throws {
        let server = try TestServer()
        #expect(
            try server.ask("POST", "/v1/sessions?namespace=a", #"{"id":"one"}"#).fields["location"]
                == "/v1/sessions/one?namespace=a")
        #expect(try server.ask("GET", "/v1/sessions/one").status == 404)
        #expect(try server.ask("GET", "/v1/sessions/one?namespace=b").status == 404)
        #expect(try server.ask("GET", "/v1/sessions/one?namespace=a").status == 200)
        #expect(try server.ask("GET", "/v1/sessions").json["items"]?.array?.isEmpty == true)
    }
}
