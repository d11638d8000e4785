import Multichat
import Testing

@Suite("context")
struct ContextTests {
    @Test("a context is put, patched, read and listed", arguments: StoreKind.allCases)
    func context(kind: StoreKind) throws {
        let box = Sandbox(kind)
        box.run("start", "--id", "s")
        #expect(box.run("context", "put", "s", "A", #"{"a":1,"b":{"c":2}}"#).output == "1\n")
        #expect(box.run("context", "patch", "s", "A", input: #"{"b":{"d":3},"a":null}"#).output == "2\n")
        #expect(box.run("context", "get", "s", "A").output == "{\"b\":{\"c\":2,\"d\":3}}\n")
        #expect(box.run("context", "get", "s", "A", "--as-of", "1").output == "{\"a\":1,\"b\":{\"c\":2}}\n")
        let history = try box.run("context", "history", "s", "A", "--json").json
        #expect(history.map { $0["sequence"]?.integer } == [2, 1])
        #expect(try box.run("context", "get", "s", "A", "--json").json.first?.names == Names.entry)
    }

    @Test("an agent's own context stands outside of sessions") func own() throws {
        let box = Sandbox()
        #expect(box.run("context", "put", "--own", "A", "[1]").status == 0)
        #expect(box.run("context", "get", "--own", "A").output == "[1]\n")
        #expect(box.run("context", "get", "--own", "B").status == 66)
        #expect(box.run("list").output.isEmpty)
    }

    @Test("what can't be done is refused") func refusals() throws {
        let box = Sandbox()
        box.run("start", "--id", "s")
        let patch = box.run("context", "patch", "s", "A", "{}")
        #expect(patch.status == 66 && patch.error.contains("to patch"))
        #expect(box.run("context", "get", "s", "A").status == 66)
        #expect(box.run("context", "put", "s", "A", "{").status == 65)
        box.run("context", "put", "s", "A", "1")
        #expect(box.run("context", "put", "s", "A", "2", "--expect", "0").status == 76)
        #expect(box.run("context", "put", "s", "A", "2", "--expect", "1").output == "2\n")
        for words in [["put"], ["put", "s"], ["forget", "s", "A"], ["get", "s", "A", "1"]] {
            #expect(box.run((["context"] + words).map { Array($0.utf8) }).status == 64, "\(words)")
        }
    }
}
