import Multichat
import TestSupport
import Testing

@Suite("route of who wrote to whom")
struct CorrespondenceRouteTests {
    private let server: TestServer

    init() throws {
        server = try TestServer()
        try server.swarm.start("release", with: ["Agent-1", "Agent-2"])
    }

    @Test("who wrote to whom is counted, and said how far")
    func correspondence() throws {
        for text in ["one", "two"] { try server.swarm.chat("release").post(text, from: "Agent-1", to: ["Agent-2"]) }
        try server.swarm.chat("release").post("to all", from: "Agent-2")
        let found = try server.ask("GET", "/v1/correspondence").json
        let links = try #require(found["links"]?.array)
        #expect(links.map { $0["from"]?.string } == ["Agent-1", "Agent-2"])
        #expect(links.map { $0["messages"]?.integer } == [2, 1])
        #expect(links.first?["to"]?.string == "Agent-2" && links.last?["to"]?.isNull == true)
        #expect(found["complete"]?.bool == true && found["messages"]?.integer == 3)
        let part = try server.ask("GET", "/v1/correspondence?sessions=1&entries=1").json
        #expect(part["complete"]?.bool == false && part["messages"]?.integer == 1)
        #expect(try server.ask("GET", "/v1/correspondence?entries=0").status == 400)
    }
}
