import Multichat
import TestSupport
import Testing

/// Asks again and again until a command succeeds, for a minute at most.
private let patience = """
    until_true() { for _ in $(seq 3000); do eval "$1" && return; sleep 0.02; done; echo "never: $1"; exit 99; }
    """

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
            \(patience)
            until_true 'grep -q sequence out || { "$multichat" post s --from B here > posted; false; }'
            "$multichat" start --id t > started
            "$multichat" post t --from A nothing > posted
            "$multichat" post t --from B there > posted
            until_true 'grep -q there out'
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

/// `follow --server`: the same over HTTP, from two servers of one store.
@Suite("follow --server")
struct ServerFollowTests {
    @Test("two servers of one store tell the same") func twoServers() throws {
        let box = Sandbox()
        box.run("start", "--id", "s")
        box.run("post", "s", "--from", "A", "one")
        let run = box.shell(
            """
            cd "\(box.folder)"
            "$multichat" serve --port 0 > url1 2> errors & first=$!
            "$multichat" serve --port 0 > url2 2> errors & second=$!
            \(patience)
            until_true 'grep -q http url1 && grep -q http url2'
            "$multichat" follow s --after 0 --count 3 --json --server "$(cat url1)" > out1 & one=$!
            "$multichat" follow s --after 0 --count 3 --json --server "$(cat url2)" > out2 & two=$!
            "$multichat" post s --from A two > posted
            "$multichat" post s --from B three > posted
            wait $one && wait $two && cmp out1 out2 && cat out1
            kill $first $second; wait
            """)
        #expect(try run.json.map { $0["body"]?["content"]?.string } == ["one", "two", "three"])
    }

    @Test("it goes on when the server was started anew") func restart() throws {
        let box = Sandbox()
        box.run("start", "--id", "s")
        let run = box.shell(
            """
            cd "\(box.folder)"
            "$multichat" serve --port 0 > url 2> errors & server=$!
            \(patience)
            until_true 'grep -q http url'
            address=$(cat url); port=${address##*:}; port=${port%/}
            "$multichat" follow s --after 0 --count 2 --server "$address" > out & follower=$!
            "$multichat" post s --from A one > posted
            until_true 'grep -q one out'
            kill $server; wait $server
            "$multichat" post s --from A two > posted
            "$multichat" serve --port $port > url 2> errors & server=$!
            wait $follower; echo $?; cat out
            kill $server; wait
            """)
        #expect(run.lines.first == "0" && run.output.contains("one") && run.output.contains("two"))
    }

    @Test("what the server refuses is told") func refused() throws {
        let box = Sandbox()
        box.run("start", "--id", "s")
        let run = box.shell(
            """
            cd "\(box.folder)"
            "$multichat" serve --port 0 > url 2> errors & server=$!
            \(patience)
            until_true 'grep -q http url'
            "$multichat" follow nowhere --server "$(cat url)" 2> error; echo $?
            kill $server; wait
            """)
        #expect(run.lines == ["\(box.run("show", "nowhere").status)"])
        #expect(box.run("follow", "s", "--server", "http://localhost:1").status != 0)
        #expect(box.run("follow", "s", "--server", "https://localhost").status == 64)
        #expect(box.run("follow", "s", "--server", "localhost").status == 64)
    }
}
