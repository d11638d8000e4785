import Multichat
import Testing

@Suite("join, leave, end, reopen, archive, label, set, delete")
struct SessionTests {
    private func session(_ box: Sandbox) throws -> JSONValue { try #require(try box.run("list", "--json").json.first) }

    @Test("agents come and go", arguments: StoreKind.allCases)
    func membership(kind: StoreKind) throws {
        let box = Sandbox(kind)
        box.run("start", "--id", "s")
        #expect(box.run("join", "s", "A").output == "1\n")
        #expect(box.run("join", "s", "B", "--agent", "C").output == "2-3\n")
        #expect(box.run("leave", "s", "A").output == "4\n")
        #expect(try session(box)["participants"] == .array([.string("B"), .string("C")]))
        #expect(box.run("join", "s").status == 64)
        #expect(box.run("leave", "s", "A").status == 66)
    }

    @Test("an ended session takes no message until it is reopened", arguments: StoreKind.allCases)
    func lifecycle(kind: StoreKind) throws {
        let box = Sandbox(kind)
        box.run("start", "--id", "s")
        let receipt = try #require(try box.run("end", "s", "--author", "A", "--json").json.first)
        #expect(receipt.names == Names.receipt)
        #expect(try session(box)["status"]?.string == "ended")
        let refused = box.run("post", "s", "--from", "A", "x")
        #expect(refused.status == 76)
        #expect(refused.error.contains("multichat reopen s"))
        #expect(box.run("reopen", "s").status == 0)
        #expect(box.run("post", "s", "--from", "A", "x").output == "3\n")
        #expect(box.run("archive", "s").status == 0)
        #expect(try session(box)["status"]?.string == "archived")
        #expect(box.run("archive", "s").status == 76)
    }

    @Test("label sets and takes away", arguments: StoreKind.allCases)
    func labels(kind: StoreKind) throws {
        let box = Sandbox(kind)
        box.run("start", "--id", "s", "--label", "a=1")
        #expect(box.run("label", "s", "a=", "b=2", "c==").output == "1\n")
        #expect(try session(box)["labels"]?.json.text == #"{"b":"2","c":"="}"#)
        #expect(box.run("label", "s", "b").status == 64)
        #expect(box.run("label", "s", "b=1", "b=2").status == 64)
        #expect(box.run("label", "s").status == 64)
    }

    @Test("set changes topic and expiry", arguments: StoreKind.allCases)
    func set(kind: StoreKind) throws {
        let box = Sandbox(kind)
        box.run("start", "--id", "s", "--ttl", "1h")
        box.run("set", "s", "--topic", "new", "--expires", "2999-01-01")
        #expect(try session(box)["topic"]?.string == "new")
        #expect(try session(box)["expiresAt"]?.string == "2999-01-01T00:00:00.000000Z")
        box.run("set", "s", "--topic", "", "--no-expiry")
        #expect(try session(box)["topic"] == .null)
        #expect(try session(box)["expiresAt"] == .null)
        #expect(box.run("set", "s").status == 64)
        #expect(box.run("set", "s", "--ttl", "1h", "--no-expiry").status == 64)
    }

    @Test("delete refuses without a terminal and without --yes", arguments: StoreKind.allCases)
    func delete(kind: StoreKind) throws {
        let box = Sandbox(kind)
        box.run("start", "--id", "s")
        let refused = box.run("delete", "s", input: "y\n")
        #expect(refused.status == 64)
        #expect(refused.error.contains("--yes"))
        #expect(box.run("list").lines.count == 1)
        #expect(try box.run("delete", "s", "--yes", "--json").json.first?["deleted"]?.bool == true)
        #expect(box.run("list").lines.isEmpty)
        #expect(box.run("delete", "s", "--yes").status == 66)
        #expect(box.run("delete", "--yes", with: ["MULTICHAT_SESSION": "s"]).status == 64)
    }

    @Test("sessions of one namespace are invisible from another", arguments: StoreKind.allCases)
    func namespaces(kind: StoreKind) throws {
        let box = Sandbox(kind)
        box.run("start", "--id", "s", "--namespace", "n")
        #expect(box.run("list").lines.isEmpty)
        #expect(box.run("post", "s", "--from", "A", "x").status == 66)
        #expect(box.run("--namespace=n", "post", "s", "--from", "A", "x").status == 0)
        #expect(try box.run("list", "--namespace", "n", "--json").json.first?["namespace"]?.string == "n")
    }
}
