import Multichat
import Testing

@Suite("put, get, keys, fork, rewind")
struct HistoryTests {
    @Test("values are kept under keys, with their history", arguments: StoreKind.allCases)
    func values(kind: StoreKind) throws {
        let box = Sandbox(kind)
        box.run("start", "--id", "s")
        #expect(box.run("put", "s", "plan", #"{"step": 1}"#, "--author", "A").output == "1\n")
        #expect(box.run("put", "s", "plan", "-", input: "[2]\n").output == "2\n")
        #expect(box.run("put", "s", "other", "-3").output == "3\n")
        #expect(box.run("get", "s", "plan").output == "[2]\n")
        #expect(box.run("get", "s", "plan", "--as-of", "1").output == "{\"step\":1}\n")
        #expect(try box.run("get", "s", "plan", "--json").json.first?.names == Names.entry)
        #expect(box.run("get", "s", "none").status == 66)
        #expect(box.run("get", "s", "other", "--as-of", "2").status == 66)
    }

    @Test("a reply to an entry that isn't there is refused, and nothing stored", arguments: StoreKind.allCases)
    func replyToNothing(kind: StoreKind) throws {
        let box = Sandbox(kind)
        box.run("start", "--id", "s")
        #expect(box.run("post", "s", "--from", "A", "--reply-to", "1", "x").status == 65)
        box.run("post", "s", "--from", "A", "one")
        let run = box.run("post", "s", "--from", "A", "--reply-to", "2", "two", "--json")
        #expect(run.status == 65)
        #expect(try run.errorObject["session"]?.string == "s")
        #expect(box.run("post", "s", "--from", "A", "--reply-to", "1", "two").output == "2\n")
    }

    @Test("--as-of a sequence behind the head is as it is now, with a note", arguments: StoreKind.allCases)
    func future(kind: StoreKind) throws {
        let box = Sandbox(kind)
        box.run("start", "--id", "s")
        box.run("put", "s", "k", "7")
        for command in [["show", "s"], ["get", "s", "k"], ["keys", "s"]] {
            let run = box.run((command + ["--as-of", "9"]).map { Array($0.utf8) })
            #expect(run.status == 0)
            #expect(run.output == box.run(command.map { Array($0.utf8) }).output)
            #expect(run.error.contains("head is 1"), "\(run.error)")
            #expect(box.run((command + ["--as-of", "1"]).map { Array($0.utf8) }).error.isEmpty)
        }
    }

    @Test("put --expect changes only what is still as it was read", arguments: StoreKind.allCases)
    func compareAndSet(kind: StoreKind) throws {
        let box = Sandbox(kind)
        box.run("start", "--id", "s")
        #expect(box.run("put", "s", "k", "1", "--expect", "0").status == 0)
        #expect(box.run("put", "s", "k", "2", "--expect", "1").status == 0)
        #expect(box.run("put", "s", "k", "3", "--expect", "1").status == 76)
        #expect(box.run("put", "s", "k", "3", "--expect", "0").status == 76)
        #expect(box.run("get", "s", "k").output == "2\n")
    }

    @Test("keys lists the present values by key", arguments: StoreKind.allCases)
    func keys(kind: StoreKind) throws {
        let box = Sandbox(kind)
        box.run("start", "--id", "s")
        for key in ["b/1", "a/1", "b/2", "a/1"] { box.run("put", "s", key, "0") }
        let keys = box.run("keys", "s").lines.map { $0.split(separator: "\t").prefix(2).joined(separator: " ") }
        #expect(keys == ["a/1 4", "b/1 1", "b/2 3"])
        #expect(try box.run("keys", "s", "--prefix", "b/", "--json").json.map { $0["key"]?.string } == ["b/1", "b/2"])
        #expect(box.run("keys", "s", "--as-of", "1").lines.count == 1)
    }

    @Test("fork copies the beginning, chain included", arguments: StoreKind.allCases)
    func fork(kind: StoreKind) throws {
        let box = Sandbox(kind)
        box.run("start", "--id", "s", "--ttl", "1h")
        for text in ["one", "two", "three"] { box.run("post", "s", "--from", "A", text) }
        #expect(box.run("fork", "s", "--at", "2", "--id", "t").output == "t\n")
        let chains = { (id: String) in try box.run("show", id, "--json").json.compactMap { $0["chain"]?.string } }
        #expect(try chains("t") == Array(try chains("s").prefix(2)))
        let session = try #require(try box.run("fork", "s", "--json").json.first)
        #expect(session["forkedFrom"]?.json.text == #"{"session":"s","sequence":3}"#)
        #expect(session["expiresAt"] == .null)
        #expect(box.run("fork", "s", "--id", "t").status == 76)
        #expect(box.run("fork", "s", "--at", "9").status == 65)
    }

    @Test("rewind hides, and show --all still reads", arguments: StoreKind.allCases)
    func rewind(kind: StoreKind) throws {
        let box = Sandbox(kind)
        box.run("start", "--id", "s")
        for text in ["one", "two", "three"] { box.run("post", "s", "--from", "A", text) }
        #expect(box.run("rewind", "s", "--to", "1").output == "4\n")
        let sequences = { (run: Run) in try run.json.compactMap { $0["sequence"]?.integer } }
        #expect(try sequences(box.run("show", "s", "--json")) == [1, 4])
        #expect(try sequences(box.run("show", "s", "--json", "--all")) == [1, 2, 3, 4])
        #expect(try sequences(box.run("show", "s", "--json", "--as-of", "3")) == [1, 2, 3])
        #expect(box.run("rewind", "s", "--to", "2").status == 65)
        #expect(box.run("rewind", "s").status == 64)
    }
}
