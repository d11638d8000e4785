import Multichat
import Testing

@Suite("lease, --fence and window")
struct LeaseTests {
    private static func started(_ kind: StoreKind = .sqlite) -> Sandbox {
        let box = Sandbox(kind)
        box.run("start", "--id", "s")
        return box
    }

    @Test("a lease is taken, shown, renewed and released", arguments: StoreKind.allCases)
    func life(_ kind: StoreKind) throws {
        let box = Self.started(kind)
        #expect(box.run("lease", "acquire", "s", "deploy", "--holder", "A", "--for", "60s").output == "1\n")
        let held = box.run("lease", "acquire", "s", "deploy", "--holder", "B")
        #expect(held.status == 76 && held.error.contains("is held by A until"))
        #expect(box.run("post", "s", "--from", "A", "--fence", "deploy:1", "x").output == "2\n")
        let listed = try box.run("lease", "list", "s", "--json").json
        #expect(listed.map(\.names) == [["session", "name", "holder", "fence", "end"]])
        #expect(listed[0]["holder"]?.string == "A" && listed[0]["fence"]?.integer == 1)
        let renewed = try box.run("lease", "renew", "s", "deploy", "--holder", "A", "--for", "2h", "--json").json
        #expect(renewed[0]["fence"]?.integer == 1)
        #expect(try #require(renewed[0]["end"]?.string) > (try #require(listed[0]["end"]?.string)))
        #expect(box.run("lease", "release", "s", "deploy", "--holder", "B").status == 76)
        #expect(box.run("lease", "release", "s", "deploy", "--holder", "A", "--fence", "9").status == 76)
        #expect(box.run("lease", "release", "s", "deploy", with: ["MULTICHAT_AGENT": "A"]).status == 0)
        #expect(box.run("lease", "renew", "s", "deploy", "--holder", "A").status == 76)
        #expect(box.run("lease", "list", "s").output.isEmpty)
    }

    @Test("a stale fence stores nothing", arguments: StoreKind.allCases)
    func stale(_ kind: StoreKind) throws {
        let box = Self.started(kind)
        box.run("lease", "acquire", "s", "a:b", "--holder", "A", "--for", "1ms")
        let fence = box.run("lease", "acquire", "s", "a:b", "--holder", "A", "--for", "60s").lines[0]
        let head = try #require(Int(fence))
        for command in [["post", "s", "--from", "A", "late"], ["append", "s", "--key", "k", "--body", "1"]] {
            let run = box.run((command + ["--fence", "a:b:1"]).map { Array($0.utf8) })
            #expect(run.status == 76 && run.error.contains("Nothing was stored"), "\(run.error)")
            #expect(box.run((command + ["--fence", "a:b:\(fence)"]).map { Array($0.utf8) }).status == 0)
        }
        #expect(try box.run("show", "s", "--json", "--last", "1").json[0]["sequence"]?.integer == head + 2)
    }

    @Test("leases outside of sessions fence any session", arguments: StoreKind.allCases)
    func free(_ kind: StoreKind) throws {
        let box = Self.started(kind)
        #expect(box.run("lease", "list", "--free").status == 0)
        #expect(box.run("lease", "release", "--free", "n", "--holder", "A").status == 76)
        #expect(box.run("lease", "acquire", "--free", "n", "--holder", "A").output == "1\n")
        #expect(box.run("lease", "acquire", "--free", "n", "--holder", "A").output == "2\n")
        #expect(box.run("post", "s", "--from", "A", "--fence", "2", "x").status == 0)
        let stale = box.run("post", "s", "--from", "A", "--fence", "1", "x")
        #expect(stale.status == 76 && stale.error.contains("the fence 1 is older than 2"))
        #expect(box.run("lease", "release", "--free", "n", "--holder", "A").status == 0)
        #expect(box.run("list", "--json").lines.count == 1)
    }

    @Test("a lease of a deleted session is not found", arguments: StoreKind.allCases)
    func deleted(_ kind: StoreKind) {
        let box = Self.started(kind)
        box.run("lease", "acquire", "s", "deploy", "--holder", "A")
        box.run("delete", "s", "--yes")
        for verb in ["acquire", "renew", "release"] {
            let run = box.run("lease", verb, "s", "deploy", "--holder", "A")
            #expect(run.status == 66 && run.error.contains("There is no session s"), "\(verb): \(run.error)")
        }
        #expect(box.run("lease", "list", "s").status == 66)
        #expect(box.run("post", "s", "--from", "A", "--fence", "deploy:1", "x").status == 66)
    }

    @Test("what can't be meant is refused")
    func refusals() {
        let box = Self.started()
        for (words, status) in [
            (["lease", "grab", "s", "x", "--holder", "A"], 64), (["lease", "acquire", "s", "--holder", "A"], 64),
            (["lease", "acquire", "s", "x"], 64), (["lease", "list", "s", "x"], 64),
            (["lease", "acquire", "--free", "s", "x", "--holder", "A"], 64),
            (["lease", "acquire", "s", "x", "--holder", "A", "--for", "0s"], 64),
            (["lease", "acquire", "s", "", "--holder", "A"], 65),
            (["lease", "acquire", "s", String(repeating: "n", count: 501), "--holder", "A"], 65),
            (["post", "s", "--from", "A", "--fence", "x", "t"], 64),
            (["post", "s", "--from", "A", "--fence", "x:0", "t"], 64),
            (["post", "s", "--from", "A", "--fence", ":1", "t"], 65), (["window", "s"], 64),
            (["window", "s", "--budget", "0"], 64), (["window", "none", "--budget", "9"], 66),
        ] as [([String], Int32)] {
            let run = box.run(words.map { Array($0.utf8) })
            #expect(run.status == status, "\(words): \(run.error)")
        }
        #expect(box.run("show", "s").output.isEmpty)
    }

    @Test("a window holds the newest messages that fit", arguments: StoreKind.allCases)
    func window(_ kind: StoreKind) throws {
        let box = Self.started(kind)
        box.run("post", "s", "--from", "A", "--role", "system", "rule")
        for number in 1...9 { box.run("post", "s", "--from", "A", "text\(number)") }
        let run = box.run("window", "s", "--budget", "17", "--keep-system", "--json")
        #expect(try run.json.map { $0["body"]?["content"]?.string } == ["rule", "text8", "text9"])
        #expect(run.error.contains("3 messages, 17 tokens; older ones are left out"))
        #expect(box.run("window", "s", "--budget", "1000").error.contains("10 messages, 59 tokens\n"))
    }

    @Test("durations are read alike everywhere, and zero means at once")
    func durations() {
        let box = Self.started()
        box.run("post", "s", "--from", "A", "--to", "B", "x")
        #expect(box.run("inbox", "B", "--wait", "0s").lines.count == 2)
        #expect(box.run("inbox", "C", "--wait", "1ms").status == 0)
        #expect(box.run("list", "--stuck", "0s").lines.count == 1)
        #expect(box.run("list", "--stuck", "1w1ms").output.isEmpty)
        let ms = box.run("stats", "--watch", "--interval", "1ms", "--count", "1")
        #expect(ms.status == 0 && ms.output.contains("1 session, 1 entry (+"), "\(ms.output)")
        for words in [["stats", "--watch", "--interval", "0s"], ["start", "--ttl", "0ms"]] {
            let run = box.run(words.map { Array($0.utf8) })
            #expect(run.status == 64 && run.error.contains("The duration must be greater than zero."), "\(run.error)")
        }
        #expect(box.run("list", "--stuck", "1").error.contains("The duration can't be read."))
    }
}
