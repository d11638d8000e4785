import Multichat
import Testing

@Suite("Bad input")
struct BadInputTests {
    @Test("ids are just ids, or a clear validation error, never another file", arguments: StoreKind.allCases)
    func hostileIDs(kind: StoreKind) throws {
        let box = Sandbox(kind)
        let ids = [
            "../../escape", "..", "/etc/passwd", "CON", "a b", "%2e%2e%2f", "caf\u{E9}", "cafe\u{301}", "S", "s",
            "a\\b",
            "日本語", String(repeating: "y", count: 512), "*", "a'b\"c", "~",
        ]
        for (index, id) in ids.enumerated() {
            #expect(box.run("start", "--id", id).status == 0)
            #expect(box.run("post", "--from", "A", "--", id, "from \(index)").output == "1\n")
        }
        let listed = try box.run("list", "--order", "created", "--json").json.compactMap { $0["id"]?.string }
        #expect(listed.map { Array($0.utf8) } == ids.map { Array($0.utf8) })
        for (index, id) in ids.enumerated() {
            let entries = try box.run("show", "--json", "--", id).json
            #expect(entries.map { $0["body"]?["content"]?.string } == ["from \(index)"])
        }
        for id in ["", "a\u{1}b", "a\nb", "a\u{85}b", "a\u{7F}", String(repeating: "x", count: 10_240)] {
            let run = box.run("start", "--id", id, "--json")
            #expect(run.status == 65)
            #expect(try run.errorObject["message"]?.string?.contains("session id") == true)
        }
        #expect(!TestFile.exists(box.folder + "/../escape"))
    }

    private static let bodies: [(body: String, place: String)] = [
        ("{\"a\":", "body"), ("{\"a\":1,\"a\":2}", "body"), ("\"\\ud800\"", "body"), ("[1,]", "line 1, byte 4"),
        (String(repeating: "[", count: 65) + String(repeating: "]", count: 65), "body"), ("nul", "body"), ("", "body"),
    ]

    @Test("a body that is not acceptable JSON is refused with the field and place", arguments: bodies.indices)
    func badBody(index: Int) throws {
        let box = Sandbox()
        box.run("start", "--id", "s")
        let (body, place) = Self.bodies[index]
        for arguments in [["append", "s", "--body", body, "--json"], ["put", "s", "k", "--json", "--", body]] {
            let run = box.run(arguments.map { Array($0.utf8) })
            #expect(run.status == 65)
            let word = arguments[0] == "put" ? place.replacing("body", with: "value") : place
            #expect(run.error.contains(word), "\(run.error)")
        }
        #expect(box.run("show", "s").output.isEmpty)
    }

    @Test("a body that is too large, or not UTF-8, is refused; nothing is stored")
    func largeBody() throws {
        let box = Sandbox()
        box.run("start", "--id", "s")
        let large = String(repeating: "x", count: 8 << 20)
        #expect(box.run("append", "s", input: #"{"body":""# + large + #""}"#).status == 65)
        #expect(box.run("post", "s", "--from", "A", input: large + "x").status == 65)
        #expect(box.run(["post", "s", "--from", "A"].map { Array($0.utf8) }, input: [0x61, 0xC3]).status == 65)
        #expect(box.run(["append", "s"].map { Array($0.utf8) }, input: [0x22, 0xFF, 0x22]).status == 65)
        #expect(box.run("show", "s").output.isEmpty)
    }

    @Test("a batch with one bad line stores nothing and names the line and the member")
    func badBatch() {
        let box = Sandbox()
        box.run("start", "--id", "s")
        let lines = [
            #"{"body":1,"bdy":2}"#, #"{"id":7}"#, #"{"time":"yesterday"}"#, "[1]", #"{"kind":""}"#, #"{"id":"a"}{}"#,
        ]
        for line in lines {
            let run = box.run("append", "s", input: #"{"id":"good","body":0}"# + "\n" + line + "\n")
            #expect(run.status == 65)
            #expect(run.error.contains("line 2"), "\(run.error)")
        }
        #expect(box.run("append", "s", input: #"{"id":"a"}"# + "\n" + #"{"id":"a"}"#).status == 65)
        #expect(box.run("append", "s", input: "\n\n").status == 65)
        #expect(box.run("show", "s").output.isEmpty)
    }

    @Test("an error names the session, also where only the command line does", arguments: StoreKind.allCases)
    func sessionOfErrors(kind: StoreKind) throws {
        let box = Sandbox(kind)
        box.run("start", "--id", "s")
        for arguments in [
            ["post", "s", "--from", "A"], ["rewind", "s", "--to", "99"], ["put", "s", "k", "{"],
            ["append", "s", "--body", "{"], ["fork", "s", "--at", "99"], ["get", "s", "nothing"], ["show", "none"],
        ] {
            let run = box.run((arguments + ["--json"]).map { Array($0.utf8) })
            #expect(try run.errorObject["session"]?.string == arguments[1], "\(run.error)")
        }
        let none = box.run("put", "s", "k", "{", "--json", "--store", "sqlite:\(box.folder)/none")
        #expect(try none.errorObject["session"] == .null)
    }

    @Test("hints fit the command")
    func hints() throws {
        let box = Sandbox()
        box.run("start", "--id", "s")
        box.run("start", "--id", "t")
        #expect(box.run("start", "--id", "s").error.contains("--if-absent"))
        let fork = box.run("fork", "s", "--id", "t", "--json")
        #expect(fork.status == 76)
        #expect(try fork.errorObject["hint"]?.string == "Choose another id.")
        box.run("end", "s")
        let end = box.run("end", "s", "--json")
        #expect(end.status == 76)
        #expect(try end.errorObject["message"]?.string?.contains("already ended") == true)
        #expect(try end.errorObject["hint"] == .null)
        let batch = box.run("append", "t", input: "{}\n{}\n{\"body\":tru}\n")
        #expect(batch.error.contains("line 3"))
        #expect(batch.error.contains("at byte 9") && !batch.error.contains("line 1"), "\(batch.error)")
    }

    @Test("an expected head that is stale is a conflict with the present head", arguments: StoreKind.allCases)
    func staleHead(kind: StoreKind) throws {
        let box = Sandbox(kind)
        box.run("start", "--id", "s")
        let receipt = try #require(try box.run("post", "s", "--from", "A", "x", "--json").json.first)
        let run = box.run("append", "s", "--body", "1", "--expect-head", "0", "--json")
        #expect(run.status == 76)
        let error = try run.errorObject
        #expect(error["code"]?.string == "conflict")
        #expect(error["head"]?["sequence"]?.integer == 1)
        #expect(error["head"]?["chain"] == receipt["chain"])
        #expect(box.run("append", "s", "--body", "1", "--expect-head", "1").output == "2\n")
    }

    @Test("the same entry id with other content is a conflict; the first stays", arguments: StoreKind.allCases)
    func otherContent(kind: StoreKind) throws {
        let box = Sandbox(kind)
        box.run("start", "--id", "s")
        box.run("post", "s", "--from", "A", "--entry-id", "e", "first")
        let run = box.run("post", "s", "--from", "A", "--entry-id", "e", "second", "--json")
        #expect(run.status == 76)
        #expect(try run.errorObject["ids"] == .array([.string("e")]))
        #expect(try box.run("show", "s", "--json").json.map { $0["body"]?["content"]?.string } == ["first"])
    }
}
