import Multichat
import Testing

@Suite("inbox, ack, delivered, failed, status, agents")
struct InboxTests {
    @Test("what was posted to an agent is in its inbox until it is acknowledged", arguments: StoreKind.allCases)
    func reading(kind: StoreKind) throws {
        let box = Sandbox(kind)
        box.run("start", "--id", "s", "--with", "A")
        box.run("post", "s", "--from", "A", "--to", "B", "for B")
        box.run("post", "s", "--from", "A", "for all")
        let inbox = box.run("inbox", "B", "--json")
        let item = try #require(try inbox.json.first)
        #expect(inbox.lines.count == 1 && inbox.error.isEmpty)
        #expect(item.names == Names.entry + ["read"])
        #expect(item["read"] == .bool(false) && item["body"]?["content"]?.string == "for B")
        let people = box.run("inbox", "B")
        #expect(people.lines.first?.hasPrefix("s  1  ") == true && people.error == "1 unread message in 1 session\n")
        #expect(box.run("inbox", "B", "--counts").output == "s\t1\n")
        #expect(box.run("ack", "s", "1", "--agent", "B").output == "1\n")
        #expect(try box.run("ack", "s", "--json", with: ["MULTICHAT_AGENT": "B"]).json.first?["read"]?.integer == 3)
        let after = box.run("inbox", with: ["MULTICHAT_AGENT": "B"])
        #expect(after.status == 0 && after.output.isEmpty && after.error.isEmpty)
        #expect(try box.run("inbox", "B", "--all", "--json").json.map { $0["read"] } == [.bool(true)])
        #expect(box.run("list").lines.count == 1)
    }

    @Test("pages of an inbox go back in time") func pages() throws {
        let box = Sandbox()
        box.run("start", "--id", "s")
        for number in 1...5 { box.run("post", "s", "--from", "A", "--to", "B", "\(number)") }
        let first = box.run("inbox", "B", "--limit", "3", "--json")
        let texts = try first.json.map { $0["body"]?["content"]?.string }
        #expect(texts == ["3", "4", "5"])
        let cursor = try #require(JSONValue(try JSON(first.error))["cursor"]?.string)
        let second = try box.run("inbox", "B", "--limit", "3", "--cursor", cursor, "--json").json
        #expect(second.map { $0["body"]?["content"]?.string } == ["1", "2"])
    }

    @Test("an acknowledgement is posted once, in the swarm's form") func reply() throws {
        let box = Sandbox()
        box.run("start", "--id", "s")
        box.run("post", "s", "--from", "A", "--to", "B", "--priority", "HIGH", "ready?")
        for _ in 0..<2 { #expect(box.run("ack", "s", "1", "--agent", "B", "--reply").output == "1\n") }
        let inbox = try box.run("inbox", "A", "--json").json
        #expect(inbox.map { $0["body"]?["replyTo"]?.integer } == [1])
        #expect(inbox.first?["body"]?["tags"] == .array([.string("ACKNOWLEDGEMENT")]))
        #expect(box.run("ack", "s", "--agent", "A", "--reply").status == 66)
        box.run("post", "s", "--from", "A", "--to", "C", "not for B")
        box.run("post", "s", "--from", "A", "--to", "B", "and now?")
        for _ in 0..<2 { #expect(box.run("ack", "s", "--agent", "B", "--reply").status == 0) }
        let replies = try box.run("inbox", "A", "--json").json.map { $0["body"]?["replyTo"]?.integer }
        #expect(replies == [1, 5])
    }

    @Test("statuses are reported and shown") func statuses() throws {
        let box = Sandbox()
        box.run("start", "--id", "s")
        box.run("post", "s", "--from", "A", "--to", "B", "--to", "C", "x")
        #expect(box.run("delivered", "s", "1").output == "2\n")
        #expect(box.run("failed", "s", "1", "--to", "C", "--reason", "no route", "--author", "Post").output == "3\n")
        box.run("ack", "s", "1", "--agent", "B")
        let states = try box.run("status", "s", "1", "--json").json
        #expect(states.map { $0["status"]?.string } == ["read", "failed"])
        #expect(states.map { $0["reason"]?.string } == [nil, "no route"])
        #expect(box.run("status", "s", "1").lines.map { String($0.prefix(6)) } == ["B\tread", "C\tfail"])
        #expect(box.run("status", "s", "2").status == 66)
        #expect(box.run("delivered", "s", "1", "--to", "D").status == 65)
        #expect(box.run("list", "--stuck", "1w").output.isEmpty)
        #expect(box.run("list", "--stuck", "1w", "--limit", "3").status == 64)
    }

    @Test("agents lists what each did last") func presence() throws {
        let box = Sandbox()
        box.run("start", "--id", "s", "--with", "Silent")
        box.run("post", "s", "--from", "A", "--to", "B", "x")
        let agents = try box.run("agents", "--json").json
        #expect(agents.map { $0["agent"]?.string } == ["A", "B", "Silent"])
        #expect(agents.map { $0["sequence"]?.integer } == [1, nil, nil])
        #expect(agents.map { $0["unread"]?.integer } == [0, 1, 0])
        #expect(box.run("agents", "A").lines.count == 1)
    }

    @Test("resume and handover") func continuity() throws {
        let box = Sandbox()
        box.run("start", "--id", "s", "--with", "A")
        box.run("context", "put", "s", "A", #"{"step":3}"#)
        #expect(box.run("handover", "s", "--from", "A", "--to", "B", "--note", "go on").output == "2-5\n")
        let resumed = try #require(try box.run("resume", "B", "--json").json.first)
        #expect(resumed.names == ["agent", "unread", "context", "leases", "sessions"])
        #expect(resumed["sessions"]?.array?.first?["context"]?["step"]?.integer == 3)
        #expect(box.run("resume", "B").lines.first == "s  1 unread")
        #expect(box.run("resume", "Nobody").output == "Nobody has no open sessions.\n")
        #expect(box.run("handover", "s", "--from", "A", "--to", "A").status == 65)
    }
}
