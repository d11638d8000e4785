import Multichat
import MultichatServer
import TestSupport
import Testing

@Suite("routes of agents, values, leases and workflows")
struct AgentRouteTests {
    private let server: TestServer

    init() throws {
        server = try TestServer()
        try server.swarm.start("release", with: ["Agent-1", "Agent-2"])
    }

    @Test("an inbox is read, acknowledged, and empty then")
    func inbox() throws {
        for text in ["one", "two"] { try server.swarm.chat("release").post(text, from: "Agent-1", to: ["Agent-2"]) }
        let inbox = try server.ask("GET", "/v1/agents/Agent-2/inbox").json
        #expect(inbox["unread"]?.integer == 2)
        #expect(inbox["items"]?.array?.compactMap { $0["body"]?["content"]?.string } == ["two", "one"])
        #expect(inbox["items"]?.array?.first?["read"]?.bool == false)
        #expect(try server.ask("GET", "/v1/agents/Agent-2/inbox?limit=0").json["items"]?.array?.isEmpty == true)
        let first = try server.ask("GET", "/v1/agents/Agent-2/inbox?limit=1")
        let link = try #require(first.fields["link"]).dropFirst().prefix { $0 != ">" }
        #expect(try server.ask("GET", String(link)).json["items"]?.array?.first?["sequence"]?.integer == 1)
        let ack = try server.ask("POST", "/v1/agents/Agent-2/ack", #"{"session":"release","sequence":2,"reply":true}"#)
        #expect(try ack.json["read"]?.integer == 2)
        #expect(try server.ask("GET", "/v1/agents/Agent-2/inbox").json["unread"]?.integer == 0)
        #expect(try server.ask("GET", "/v1/agents/Agent-1/inbox").json["unread"]?.integer == 1)
        #expect(try server.ask("POST", "/v1/agents/Agent-2/ack", #"{"session":"release","reply":true}"#).status == 400)
    }

    @Test("agents show what they did last, and go on from it")
    func presence() throws {
        try server.swarm.chat("release").post("Hello", from: "Agent-1", to: ["Agent-2"])
        let agents = try #require(try server.ask("GET", "/v1/agents").json["items"]?.array)
        #expect(agents.first?["agent"]?.string == "Agent-1")
        #expect(try server.ask("GET", "/v1/agents/Agent-1").json == agents.first)
        let resumption = try server.ask("GET", "/v1/agents/Agent-2/resume").json
        #expect(resumption["unread"]?.integer == 1)
        #expect(resumption["sessions"]?.array?.first?["id"]?.string == "release")
    }

    @Test("values are put, compared and listed")
    func values() throws {
        let plan = "/v1/sessions/release/values/plan%2Fa"
        #expect(try server.ask("PUT", plan, #"{"step": 1}"#, ["If-None-Match: *"]).status == 201)
        #expect(try server.ask("PUT", plan, "2", ["If-None-Match: *"]).status == 412)
        let shown = try server.ask("GET", plan)
        #expect(try shown.json["key"]?.string == "plan/a")
        #expect(try shown.json["body"]?.json.text == #"{"step":1}"#)
        #expect(shown.fields["etag"] == "\"1\"")
        #expect(try server.ask("GET", plan, nil, ["If-None-Match: \"1\""]).status == 304)
        #expect(try server.ask("PUT", plan + "?author=Agent-1", "[2]", ["If-Match: \"1\""]).status == 201)
        #expect(try server.ask("PUT", plan, "[3]", ["If-Match: \"1\""]).status == 412)
        #expect(try server.ask("GET", plan + "?as-of=1").json["sequence"]?.integer == 1)
        #expect(try server.ask("GET", "/v1/sessions/release/values?prefix=plan").json["items"]?.array?.count == 1)
        #expect(try server.ask("GET", "/v1/sessions/release/values/none").code == "not-found")
    }

    @Test(
        "contexts are put, patched and remembered",
        arguments: ["/v1/sessions/release/contexts/Agent-1", "/v1/agents/Agent-1/context"])
    func contexts(_ target: String) throws {
        #expect(try server.ask("GET", target).status == 404)
        #expect(try server.ask("PATCH", target, #"{"a":1}"#).status == 404)
        #expect(try server.ask("PUT", target, #"{"a":1,"b":2}"#).status == 201)
        let type = ["Content-Type: application/merge-patch+json"]
        #expect(try server.ask("PATCH", target, #"{"a":null,"c":3}"#, type).status == 201)
        let shown = try server.ask("GET", target)
        #expect(try shown.json["body"]?.json.text == #"{"b":2,"c":3}"#)
        let tag = try #require(shown.fields["etag"])
        #expect(try server.ask("PUT", target, "1", ["If-Match: \"999\""]).status == 412)
        #expect(try server.ask("PUT", target, "1", ["If-Match: \(tag)"]).status == 201)
        #expect(try server.ask("GET", target + "/history").json["items"]?.array?.count == 3)
    }

    @Test("the contexts of a session are listed")
    func contextList() throws {
        for agent in ["a", "b"] { _ = try server.ask("PUT", "/v1/sessions/release/contexts/\(agent)", "{}") }
        #expect(try server.ask("GET", "/v1/sessions/release/contexts").json["items"]?.array?.count == 2)
    }

    @Test("leases are taken, renewed and released", arguments: ["/v1/sessions/release/leases", "/v1/leases"])
    func leases(_ target: String) throws {
        #expect(try server.ask("GET", target).json["items"]?.array?.isEmpty == true)
        let taken = try server.ask("POST", target, #"{"name":"deploy","holder":"Agent-1","for":"30s"}"#)
        #expect(taken.status == 201)
        let fence = try #require(try taken.json["fence"]?.integer)
        let second = try server.ask("POST", target, #"{"name":"deploy","holder":"Agent-2","for":"30s"}"#)
        #expect(second.status == 409)
        #expect(second.code == "conflict")
        #expect(try server.ask("GET", target + "/deploy").json["holder"]?.string == "Agent-1")
        let renewed = try server.ask("POST", target + "/deploy/renew", #"{"fence":\#(fence),"for":"1h"}"#)
        #expect(try renewed.json["end"]?.string ?? "" > taken.json["end"]?.string ?? "")
        #expect(try server.ask("POST", target + "/deploy/release", #"{"fence":\#(fence + 5)}"#).status == 409)
        #expect(try server.ask("POST", target + "/deploy/release", #"{"fence":\#(fence)}"#).status == 200)
        #expect(try server.ask("GET", target + "/deploy").status == 404)
    }

    @Test("a workflow's run is shown and steered")
    func workflows() throws {
        let workflow = server.swarm.chat("release").workflow("deploy", steps: ["build", "approval"])
        _ = try workflow.run(as: "Agent-1") { run in
            try run.step("build") {}
            _ = try run.waitFor("approval")
        }
        let base = "/v1/sessions/release/workflows"
        #expect(try server.ask("GET", base).json["items"]?.array?.first?["state"]?.string == "waiting")
        #expect(try server.ask("GET", base + "/deploy").json["waitsFor"]?.string == "approval")
        #expect(try server.ask("POST", base + "/deploy/signal", #"{"signal":"approval","value":true}"#).status == 201)
        #expect(try server.ask("GET", base + "/deploy").json["answered"]?.bool == true)
        for word in ["pause", "resume", "cancel"] {
            #expect(try server.ask("POST", base + "/deploy/" + word, #"{"author":"Human"}"#).status == 201)
        }
        #expect(try server.ask("POST", base + "/deploy/pause").code == "status")
        #expect(try server.ask("GET", base + "/other").code == "not-found")
        #expect(try server.ask("GET", base + "?unfinished=true").json["items"]?.array?.isEmpty == true)
    }

    @Test("work is handed over")
    func handover() throws {
        _ = try server.ask("PUT", "/v1/sessions/release/contexts/Agent-1", #"{"step":3}"#)
        let body = #"{"from":"Agent-1","to":"Agent-3","note":"Step 3 is next."}"#
        #expect(try server.ask("POST", "/v1/sessions/release/handover", body).status == 201)
        #expect(try server.ask("GET", "/v1/sessions/release/contexts/Agent-3").json["body"]?["step"]?.integer == 3)
        #expect(try server.ask("GET", "/v1/agents/Agent-3/inbox").json["unread"]?.integer == 1)
    }

    @Test("what fits into a window comes, and what waits for long is named")
    func windowAndStuck() throws {
        let clock = ServerClock()
        let server = try TestServer(MemoryStore(StoreConfiguration(clock: { clock.now })))
        try server.swarm.start("release").post(String(repeating: "word ", count: 50), from: "Agent-1", to: ["Agent-2"])
        let window = try server.ask("GET", "/v1/sessions/release/window?budget=1000").json
        #expect(window["items"]?.array?.count == 1)
        #expect(window["complete"]?.bool == true)
        #expect(try server.ask("GET", "/v1/sessions/release/window").status == 400)
        #expect(try server.ask("GET", "/v1/stuck?age=10m").json["items"]?.array?.isEmpty == true)
        clock.advance(by: 601_000_000)
        let stuck = try server.ask("GET", "/v1/stuck?age=10m").json["items"]?.array?.first
        #expect(stuck?["stuck"]?.array?.first?["sequence"]?.integer == 1)
    }
}
