import Multichat
import MultichatServer
import MultichatStores
import TestSupport
import Testing

@Suite("routes of the brain, of search and of records")
struct RecordRouteTests {
    private let folder: TemporaryDirectory
    private let server: TestServer

    init() throws {
        let folder = try TemporaryDirectory(inMemory: true)
        self.folder = folder
        server = try TestServer { configuration in
            configuration.indexPath = { folder("index-\($0)") }
            configuration.storeName = "memory:"
        }
    }

    @Test("a learning is kept, found, revised and forgotten")
    func learning() throws {
        let body =
            #"{"text":"Checkpoint under the lock only.","tags":["sqlite"],"author":"Agent-2","confidence":0.9,"source":{"session":"release","sequence":7},"embedding":[0.6,0.8]}"#
        let learned = try server.ask("POST", "/v1/learnings", body)
        #expect(learned.status == 201)
        let id = try #require(try learned.json["id"]?.string)
        #expect(try learned.json["dimension"]?.integer == 2)
        #expect(try learned.json["source"]?["sequence"]?.integer == 7)
        let recalled = try server.ask("GET", "/v1/recall?q=checkpoint+lock&tag=sqlite").json["items"]?.array
        #expect(recalled?.first?["id"]?.string == id)
        let near = try server.ask("POST", "/v1/recall", #"{"embedding":[0.7,0.7],"limit":1}"#).json["items"]?.array
        #expect(near?.first?["id"]?.string == id)
        let tag = try #require(try server.ask("GET", "/v1/learnings/\(id)").fields["etag"])
        #expect(
            try server.ask("PATCH", "/v1/learnings/\(id)", #"{"title":"Rule"}"#, ["If-Match: \(tag)"]).status == 200)
        #expect(try server.ask("PATCH", "/v1/learnings/\(id)", #"{"title":"No"}"#, ["If-Match: \(tag)"]).status == 412)
        #expect(
            try server.ask("GET", "/v1/learnings?author=Agent-2").json["items"]?.array?.first?["title"]?.string
                == "Rule")
        #expect(try server.ask("GET", "/v1/learnings/\(id)/related").status == 200)
        #expect(try server.ask("DELETE", "/v1/learnings/\(id)?author=Agent-1").json["forgotten"]?.bool == true)
        #expect(try server.ask("GET", "/v1/learnings/\(id)").status == 404)
        let history = try server.ask("GET", "/v1/learnings/\(id)/history").json["items"]?.array
        #expect(history?.count == 3)
        #expect(history?.first?["forgotten"]?.bool == true)
    }

    @Test("the same key keeps one learning")
    func repeatedLearning() throws {
        for status in [201, 200] {
            let answer = try server.ask("POST", "/v1/learnings", #"{"text":"Once."}"#, ["Idempotency-Key: k"])
            #expect(answer.status == status)
        }
        #expect(try server.ask("POST", "/v1/learnings", #"{"text":"Twice."}"#, ["Idempotency-Key: k"]).status == 409)
    }

    @Test("messages are found by their words")
    func search() throws {
        let chat = try server.swarm.start("release")
        for number in 1...5 { try chat.post("the deploy number \(number) failed", from: "Agent-1") }
        let page = try server.ask("GET", "/v1/search?q=deploy+AND+from%3AAgent-1&limit=3")
        #expect(try page.json["items"]?.array?.count == 3)
        #expect(try page.json["items"]?.array?.first?["snippet"]?.string?.contains("deploy") == true)
        let link = try #require(page.fields["link"]).dropFirst().prefix { $0 != ">" }
        #expect(try server.ask("GET", String(link)).json["items"]?.array?.count == 2)
        #expect(try server.ask("GET", "/v1/search?q=%22open").code == "invalid")
        #expect(try server.ask("GET", "/v1/search").code == "invalid")
    }

    @Test("an archive goes out of one server and into another, chain and all")
    func archive() throws {
        let chat = try server.swarm.start("release", topic: "Release")
        let text = String(repeating: "x", count: 2000)
        for number in 1...1000 { try chat.post("\(number) \(text)", from: "Agent-1") }
        let archive = try server.ask("GET", "/v1/export")
        #expect(archive.fields["content-type"] == "application/x-ndjson")
        let other = try TestServer()
        let lines = ["Content-Type: application/x-ndjson"]
        let dry = try other.ask("POST", "/v1/import?dry-run=true", archive.text, lines)
        #expect(try dry.json["sessions"]?.integer == 1)
        #expect(try other.swarm.sessions().items.isEmpty)
        let report = try other.ask("POST", "/v1/import", archive.text, lines)
        #expect(try report.json["messages"]?.integer == 1000)
        #expect(try other.swarm.chat("release").session().head == chat.session().head)
        let again = try other.ask("POST", "/v1/import", archive.text, lines)
        #expect(try again.json["messages"]?.integer == 0)
        let half = String(archive.text.prefix(archive.text.count / 2))
        let refused = try TestServer().ask("POST", "/v1/import", half, lines)
        #expect(try refused.json["refused"]?.array?.isEmpty == false)
        #expect(try server.ask("GET", "/v1/export?session=release&format=a2a").text.contains("999 xxx"))
        #expect(try server.ask("GET", "/v1/export?session=none").status == 404)
    }

    @Test("an export of a damaged store has no end")
    func damagedExport() throws {
        let memory = MemoryStore()
        try Swarm(memory).start("release").post("x", from: "Agent-1")
        var store = InterposedStore(memory)
        store.afterRead = { entries in
            entries.map { entry in
                var entry = entry
                entry.body = JSON(unchecked: "\"changed\"")
                return entry
            }
        }
        let server = try TestServer(store)
        let client = try server.connect()
        try client.send("GET", "/v1/export")
        #expect((try? client.answer()) == nil)
    }

    @Test("a session is proven, and what it said is erased for good")
    func proof() throws {
        let chat = try server.swarm.start("release")
        for text in ["keep", "secret"] { try chat.post(text, from: "Agent-1") }
        let proof = try server.ask("GET", "/v1/sessions/release/verify").json
        #expect(proof["entries"]?.integer == 2)
        #expect(proof["damage"]?.array?.isEmpty == true)
        let request = #"{"session":"release","sequences":[[2,2]],"dryRun":true}"#
        #expect(try server.ask("POST", "/v1/erase", request).json["erased"]?.bool == false)
        #expect(try chat.entries().items.count == 2)
        let erased = try server.ask("POST", "/v1/erase", request.replacing("true", with: "false"))
        #expect(try erased.json["entries"]?.integer == 1)
        #expect(try server.ask("GET", "/v1/sessions/release/entries/2").json["body"]?.isNull == true)
        #expect(try server.ask("GET", "/v1/sessions/release/verify").json["damage"]?.array?.isEmpty == true)
    }

    @Test("figures are told")
    func figures() throws {
        try server.swarm.start("release").post("x", from: "Agent-1")
        #expect(try server.ask("GET", "/v1/stats").json["entries"]?.integer == 1)
        #expect(try server.ask("GET", "/v1/store").json["store"]?.string == "memory:")
        #expect(try server.ask("GET", "/v1/health").json["level"]?.string == "ok")
        #expect(try server.ask("GET", "/v1/server").json["version"]?.string == "test")
        #expect(try server.ask("GET", "/readyz").json["status"]?.string == "ready")
        let metrics = try server.ask("GET", "/metrics").text
        #expect(
            metrics.contains("multichat_http_requests_total{route=\"/v1/stats\",method=\"GET\",status=\"200\"} 1\n"))
        #expect(metrics.contains("multichat_http_request_seconds_count{route=\"/v1/store\"} 1\n"))
    }
}
