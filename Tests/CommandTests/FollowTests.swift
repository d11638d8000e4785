import Multichat
import TestSupport
import Testing

@Suite("follow")
struct FollowTests {
    @Test("what is there and what comes, whoever writes it", arguments: [StoreKind.sqlite, .json])
    func comes(_ kind: StoreKind) throws {
        let box = Sandbox(kind)
        box.run("start", "--id", "s")
        box.run("post", "s", "--from", "A", "one")
        let following = box.start(["follow", "s", "--after", "0", "--count", "3", "--json"].map { Array($0.utf8) })
        box.run("post", "s", "--from", "A", "two")
        box.run("post", "s", "--from", "B", "three")
        let run = following.wait()
        #expect(run.status == 0)
        #expect(try run.json.map { $0["body"]?["content"]?.string } == ["one", "two", "three"])
        #expect(try run.json.map { $0["sequence"]?.integer } == [1, 2, 3])
    }

    @Test("all sessions, filtered") func all() throws {
        let box = Sandbox()
        box.run("start", "--id", "s")
        let run = box.shell(
            """
            cd "\(box.folder)" && : > out
            "$multichat" follow --author B --json > out & follower=$!
            while ! grep -q sequence out; do "$multichat" post s --from B here > posted; done
            "$multichat" start --id t > started
            "$multichat" post t --from A nothing > posted
            "$multichat" post t --from B there > posted
            while ! grep -q there out; do :; done
            kill $follower; cat out
            """)
        let lines = try run.json
        let entries = lines.filter { $0["sequence"] != nil }
        #expect(entries.allSatisfy { $0["author"]?.string == "B" })
        #expect(entries.first?["session"]?.string == "s" && entries.last?["session"]?.string == "t")
        #expect(entries.map { $0["session"]?.string == "t" }.filter { $0 }.count == 1)
        #expect(lines.compactMap { $0["began"]?["id"]?.string } == ["t"])
    }

    @Test("a session that is deleted ends it, and says why") func deleted() throws {
        let box = Sandbox()
        box.run("start", "--id", "s")
        box.run("post", "s", "--from", "A", "one")
        let following = box.start(["follow", "s", "--after", "0"].map { Array($0.utf8) })
        box.run("post", "s", "--from", "A", "two")
        box.run("delete", "s", "--yes")
        let run = following.wait()
        #expect(run.status != 0 && run.error.contains("s"))
    }

    @Test("what can't be followed is refused") func refused() throws {
        let box = Sandbox()
        #expect(box.run("follow", "s").status != 0)
        box.run("start", "--id", "s")
        #expect(box.run("follow", "nowhere").status == box.run("show", "nowhere").status)
        #expect(box.run("follow", "s", "--after", "1").status != 0)
        #expect(box.run("follow", "--after", "1").status == 64)
    }

    @Test("a signal ends it") func interrupted() throws {
        let box = Sandbox()
        box.run("start", "--id", "s")
        let run = box.shell("\"$multichat\" follow s & kill -TERM $!; wait $!; echo $?")
        #expect(run.output == "143\n")
    }
}
