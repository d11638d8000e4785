import Multichat
import MultichatServer
import Testing

/// One session's entries as events.
@Suite struct SessionEventTests {
    @Test func whatIsThereAndWhatComes() throws {
        let server = try TestServer()
        let chat = try server.swarm.start("s", with: ["A"])
        try chat.post("one", from: "A")
        try chat.post("two", from: "A")
        let events = try EventClient(server, "/v1/sessions/s/events?after=0")
        var came = try events.next(2)
        try chat.post("three", from: "A")
        came += try events.next(1)
        #expect(came.map(\.id) == ["1", "2", "3"] && came.allSatisfy { $0.name == "entry" })
        #expect(try came.map { try $0.json["body"]?["content"]?.string } == ["one", "two", "three"])
        #expect(try came[0].json["session"]?.string == "s" && events.retry != nil)
        #expect(events.first.name == "ready" && events.first.id == "0")
    }

    @Test func aClientGoesOnBehindTheLastIDThatItSaw() throws {
        let server = try TestServer()
        let chat = try server.swarm.start("s", with: ["A"])
        for number in 1...5 { try chat.post("\(number)", from: "A") }
        let events = try EventClient(server, "/v1/sessions/s/events?after=0", after: "3")
        #expect(try events.next(2).map(\.id) == ["4", "5"])
        let live = try EventClient(server, "/v1/sessions/s/events")
        try chat.post("6", from: "A")
        #expect(try live.next().id == "6" && events.next().id == "6")
    }

    @Test func onlyWhatIsWanted() throws {
        let server = try TestServer()
        let chat = try server.swarm.start("s", with: ["A", "B"])
        let events = try EventClient(server, "/v1/sessions/s/events?after=0&author=B&kind=message")
        try chat.post("no", from: "A")
        try chat.put(1, as: "k", by: "B")
        try chat.post("yes", from: "B")
        #expect(try events.next().id == "3")
    }

    @Test func anEndIsTold() throws {
        let server = try TestServer()
        let chat = try server.swarm.start("s", with: ["A"])
        let events = try EventClient(server, "/v1/sessions/s/events?after=0")
        try chat.post("one", from: "A")
        #expect(try events.next().name == "entry")
        try server.swarm.delete("s")
        let end = try events.next()
        #expect(try end.name == "end" && end.json["code"]?.string == "not-found" && end.id == nil)
        #expect(throws: NoAnswer.self) { try events.next() }
    }

    @Test func aForkIsTold() throws {
        let server = try TestServer()
        let chat = try server.swarm.start("s", with: ["A"])
        try chat.post("one", from: "A")
        let events = try EventClient(server, "/v1/sessions/s/events?after=1")
        _ = try chat.fork(as: "f")
        let event = try events.next()
        #expect(try event.name == "began" && event.json["id"]?.string == "f")
    }

    @Test func whatCantBeFollowedIsAProblem() throws {
        let server = try TestServer()
        try server.swarm.start("s")
        #expect(try server.ask("GET", "/v1/sessions/none/events").status == 404)
        #expect(try server.ask("GET", "/v1/sessions/s/events?after=7").code == "conflict")
        #expect(try server.ask("GET", "/v1/sessions/s/events?after=x").status == 400)
        #expect(try server.ask("GET", "/v1/sessions/s/events", nil, ["Last-Event-ID: x"]).status == 400)
    }

    @Test func anIdleStreamSaysThatItIsAlive() throws {
        let server = try TestServer { $0.limits.heartbeat = 50_000 }
        try server.swarm.start("s")
        let events = try EventClient(server, "/v1/sessions/s/events")
        #expect(try events.comment() == "alive" && events.comment() == "alive")
    }

    @Test func aSlowReaderIsTold() throws {
        let server = try TestServer { $0.limits.slowTime = 0 }
        let chat = try server.swarm.start("s", with: ["A"])
        let text = String(repeating: "x", count: 200_000)
        for _ in 0..<300 { try chat.post(text, from: "A") }
        // More than all buffers on the way hold, so that pieces wait until they are read.
        let events = try EventClient(server, "/v1/sessions/s/events?after=0")
        var last = try events.next()
        var count = 0
        while last.name == "entry" {
            count += 1
            #expect(last.id == "\(count)")
            last = try events.next()
        }
        #expect(try last.name == "end" && last.json["code"]?.string == "slow" && count < 300)
    }

    @Test func stoppingEndsStreamsAtOnce() throws {
        let server = try TestServer()
        try server.swarm.start("s")
        let events = try EventClient(server, "/v1/sessions/s/events")
        let all = try EventClient(server, "/v1/events")
        let start = ContinuousClock.now
        server.server.stop(within: .seconds(20))
        #expect(ContinuousClock.now - start < .seconds(15))
        #expect(try events.next().json["code"]?.string == "stopping")
        #expect(try all.next().json["code"]?.string == "stopping")
    }
}
