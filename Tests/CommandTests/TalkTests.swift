import Multichat
import Testing

@Suite("start, post, append")
struct TalkTests {
    @Test("start prints the id, and a session as JSON", arguments: StoreKind.allCases)
    func start(kind: StoreKind) throws {
        let box = Sandbox(kind)
        #expect(box.run("start", "--id", "s").output == "s\n")
        let made = box.run("start", "--json", "--topic", "T", "--with", "A", "--with", "B", "--label", "k=v=w")
        let session = try #require(try made.json.first)
        #expect(session.names == Names.session)
        #expect(session["id"]?.string?.count == 36)
        #expect(session["participants"] == .array([.string("A"), .string("B")]))
        #expect(session["labels"]?["k"]?.string == "v=w")
        #expect(session["head"]?["chain"]?.string == String(repeating: "0", count: 64))
        #expect(session["expiresAt"] == .null)
    }

    @Test("start --if-absent leaves a session that is there; without it that is a conflict")
    func ifAbsent() throws {
        let box = Sandbox()
        box.run("start", "--id", "s", "--topic", "first")
        let again = box.run("start", "--id", "s", "--topic", "second", "--if-absent", "--json")
        #expect(again.status == 0)
        #expect(try again.json.first?["topic"]?.string == "first")
        #expect(box.run("start", "--id", "s").status == 76)
        #expect(box.run("start", "--if-absent").status == 64)
    }

    @Test("an id that begins with a dot comes with a note", arguments: [false, true])
    func systemID(isJSON: Bool) throws {
        let box = Sandbox()
        let run = box.run((["start", "--id", ".hidden"] + (isJSON ? ["--json"] : [])).map { Array($0.utf8) })
        #expect(run.status == 0)
        #expect(run.lines.count == 1)
        #expect(run.error.contains("--system"))
        if isJSON { #expect(JSONValue(try JSON(run.error)).names == ["note"]) }
        #expect(box.run("start", "--id", "plain").error.isEmpty)
        #expect(box.run("list").lines.count == 1)
        #expect(box.run("list", "--system").lines.count == 2)
    }

    @Test("--ttl slides with every append, --expires does not")
    func expiry() throws {
        let box = Sandbox()
        let sliding = box.run("start", "--id", "a", "--ttl", "1d12h", "--json")
        let first = try #require(try sliding.json.first)
        #expect(try microseconds(first, "expiresAt") - microseconds(first, "createdAt") == 129_600_000_000)
        let fixed = box.run("start", "--id", "b", "--expires", "2999-01-01T00:00:00Z", "--json")
        #expect(try fixed.json.first?["expiresAt"]?.string == "2999-01-01T00:00:00.000000Z")
        box.run("post", "a", "--from", "A", "x")
        box.run("post", "b", "--from", "A", "x")
        for session in try box.run("list", "--json").json {
            let slides = session["id"]?.string == "a"
            let before = slides ? try microseconds(first, "expiresAt") : 0
            #expect(try microseconds(session, "expiresAt") > before)
            if !slides { #expect(session["expiresAt"]?.string == "2999-01-01T00:00:00.000000Z") }
        }
    }

    @Test("post prints the sequence, and a receipt as JSON", arguments: StoreKind.allCases)
    func post(kind: StoreKind) throws {
        let box = Sandbox(kind)
        box.run("start", "--id", "s")
        #expect(box.run("post", "s", "--from", "A", "hello").output == "1\n")
        let run = box.run(
            "post", "s", "--json", "--from", "B", "--to", "A", "--to", "C", "--priority", "LEGENDARY", "--tag", "x",
            "--tag", "y", "--role", "user", "--reply-to", "1", "--entry-id", "e2", "grüße")
        let receipt = try #require(try run.json.first)
        #expect(receipt.names == Names.receipt)
        #expect(receipt["first"]?.integer == 2)
        #expect(receipt["ids"] == .array([.string("e2")]))
        #expect(receipt["duplicate"]?.bool == false)
        let entry = try #require(try box.run("show", "s", "--last", "1", "--json").json.first)
        #expect(entry.names == Names.entry)
        #expect(entry["chain"] == receipt["chain"])
        let expected =
            #"{"to":["A","C"],"role":"user","content":"grüße","priority":"LEGENDARY","tags":["x","y"],"replyTo":1,"#
            + #""toolCalls":null,"toolCallId":null,"usage":null}"#
        #expect(entry["body"]?.json.text == expected)
    }

    @Test("post reads the standard input, without its last line break")
    func postFromInput() throws {
        let box = Sandbox()
        box.run("start", "--id", "s")
        #expect(box.run("post", "s", "--from", "A", input: "one\ntwo\n").status == 0)
        #expect(box.run("post", "s", "--from", "A", "-", input: "three").status == 0)
        let contents = try box.run("show", "s", "--json").json.map { $0["body"]?["content"]?.string }
        #expect(contents == ["one\ntwo", "three"])
        #expect(box.run("post", "s", "--from", "A").status == 65)
        #expect(box.run([], input: []).status == 64)
    }

    @Test("post to an unknown session is an error with a hint, and makes none")
    func unknownSession() throws {
        let box = Sandbox()
        box.run("start", "--id", "s")
        let run = box.run("post", "t", "--from", "A", "x", "--json")
        #expect(run.status == 66)
        #expect(run.output.isEmpty)
        #expect(try run.errorObject["code"]?.string == "not-found")
        #expect(try run.errorObject["hint"]?.string?.contains("multichat start --id t") == true)
        #expect(box.run("list").lines.count == 1)
    }

    @Test("append takes a batch of JSON Lines, whole or not at all", arguments: StoreKind.allCases)
    func batch(kind: StoreKind) throws {
        let box = Sandbox(kind)
        box.run("start", "--id", "s")
        let lines = """
            {"id":"one","kind":"step","key":"k","author":"A","time":"2025-01-02T03:04:05.5Z","body":{"x":"\\u00e9\\/"}}

            {"body":[1, 2.50]}
            """
        let run = box.run("append", "s", "--author", "B", "--json", input: lines)
        #expect(try run.json.first?["last"]?.integer == 2)
        let entries = try box.run("show", "s", "--json").json
        #expect(entries.first?["time"]?.string == "2025-01-02T03:04:05.500000Z")
        #expect(entries.map { $0["kind"]?.string } == ["step", "value"])
        #expect(entries.map { $0["author"]?.string } == ["A", "B"])
        #expect(entries.last?["body"]?.json.text == "[1,2.50]")
        // The text of a body stays as it was given, escapes included.
        #expect(box.run("show", "s", "--json").output.contains(#""body":{"x":"\u00e9\/"}"#))
        #expect(box.run("append", "s", input: #"{"body":1}\#n{"body":}"#).status == 65)
        #expect(box.run("show", "s", "--json").lines.count == 2)
    }

    @Test("the same entry id is stored once and answers with the first sequence", arguments: StoreKind.allCases)
    func idempotent(kind: StoreKind) throws {
        let box = Sandbox(kind)
        box.run("start", "--id", "s")
        #expect(box.run("post", "s", "--from", "A", "--entry-id", "e", "x").output == "1\n")
        box.run("post", "s", "--from", "A", "y")
        let again = box.run("post", "s", "--from", "A", "--entry-id", "e", "x", "--json")
        #expect(try again.json.first?["first"]?.integer == 1)
        #expect(try again.json.first?["duplicate"]?.bool == true)
        #expect(box.run("append", "s", "--entry-id", "f", "--body", "1").output == "3\n")
        #expect(box.run("append", "s", "--entry-id", "f", "--body", " 1 ").output == "3\n")
    }

    private func microseconds(_ value: JSONValue, _ name: String) throws -> Int64 {
        try #require(value[name]?.time).microseconds
    }
}
