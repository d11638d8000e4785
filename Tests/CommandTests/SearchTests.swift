import Multichat
import Testing

@Suite("search")
struct SearchTests {
    private func talk(_ kind: StoreKind = .sqlite) -> Sandbox {
        let box = Sandbox(kind)
        box.run("start", "--id", "release")
        box.run("start", "--id", "other")
        box.run("post", "release", "--from", "Agent-1", "--tag", "urgent", "The deploy failed twice")
        box.run("post", "release", "--from", "Agent-2", "Rollback is done, deploy again")
        box.run("post", "other", "--from", "Agent-1", "A release plan")
        return box
    }

    @Test("search finds what was posted", arguments: StoreKind.allCases)
    func find(kind: StoreKind) throws {
        let box = talk(kind)
        let hits = try box.run("search", "deploy", "failed", "--json").json
        #expect(hits.count == 1)
        #expect(hits[0].names == ["session", "sequence", "time", "kind", "author", "score", "snippet", "highlights"])
        #expect(hits[0]["session"]?.string == "release" && hits[0]["sequence"]?.integer == 1)
        #expect(hits[0]["snippet"]?.string == "The deploy failed twice")
        #expect(hits[0]["highlights"]?.json.text == "[[4,10],[11,17]]")
        box.run("post", "release", "--from", "Agent-2", "deploy deploy deploy")
        #expect(box.run("search", "deploy", "--json").lines.count == 3)
        box.run("rewind", "release", "--to", "1")
        #expect(box.run("search", "deploy", "--json").lines.count == 1)
        #expect(box.run("search", "deploy", "--namespace", "elsewhere").output.isEmpty)
    }

    @Test("a text of 100 KB is no search")
    func tooLong() {
        for query in [String(repeating: "deploy ", count: 14_286), String(repeating: "x", count: 100_000)] {
            let run = talk().run("search", query)
            #expect(run.status == 65 && run.output.isEmpty)
            #expect(run.error.contains("at most 8192 can be searched for") && run.error.utf8.count < 1000)
        }
    }

    @Test("people see the match")
    func people() {
        let box = talk()
        let run = box.run("search", "plan", "from:Agent-1")
        #expect(run.lines.count == 2 && run.lines[0].hasPrefix("other 1  ") && run.lines[0].hasSuffix("  Agent-1"))
        #expect(run.lines[1] == "    A release **plan**")
        #expect(box.run("search", "nothing").output.isEmpty)
        #expect(box.run("search", "nothing").status == 0)
    }

    @Test("pages go on at their cursor")
    func pages() throws {
        let box = talk()
        let first = box.run("search", "from:Agent-1", "--limit", "1", "--json")
        let cursor = try #require(JSONValue(try JSON(first.error))["cursor"]?.string)
        let second = box.run("search", "from:Agent-1", "--limit", "1", "--cursor", cursor, "--json")
        #expect(second.lines.count == 1 && second.lines != first.lines && second.error.isEmpty)
        #expect(box.run("search", "plan", "--cursor", cursor).status == 65)
    }

    @Test("bad queries are refused with the place")
    func refusals() throws {
        let box = talk()
        let run = box.run("search", "deploy AND (failed", "--json")
        #expect(run.status == 65)
        #expect(try run.errorObject["code"]?.string == "invalid")
        #expect(try run.errorObject["message"]?.string?.contains("at character 12: deploy AND ▸(failed") == true)
        let long = box.run("search", String(repeating: "word ", count: 20_480))
        #expect(long.status == 65 && long.error.contains("102399 bytes") || long.error.contains("102400 bytes"))
        #expect(box.run("search").status == 64)
    }

    @Test("a damaged index is made anew, with a note")
    func damage() {
        let box = talk()
        #expect(box.run("search", "deploy").lines.count == 4)
        #expect(box.shell("printf rubbish > store.db.search").status == 0)
        let run = box.run("search", "deploy")
        #expect(run.lines.count == 4 && run.error.contains("is made anew"))
        #expect(box.run("search", "deploy").error.isEmpty)
        #expect(box.run("verify").status == 0)
    }

    @Test("processes that search at once share what they index", arguments: StoreKind.allCases)
    func processes(kind: StoreKind) {
        let box = talk(kind)
        for round in 1...3 {
            let words = ["search", "deploy", "--json"].map { Array($0.utf8) }
            let searches = (0..<6).map { _ in box.start(words) }
            for search in searches {
                let run = search.wait()
                #expect(run.status == 0 && run.lines.count == round + 1, "\(run.error)")
            }
            box.run("post", "other", "--from", "Agent-2", "deploy number \(round)")
        }
    }

    @Test("the commands of the documentation work")
    func documentation() throws {
        let box = talk()
        box.run("post", "release", "--from", "Agent-1", "The rollbacks went well")
        let source = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let page = String(decoding: TestFile.read("/\(source)/Documentation/search.md"), as: UTF8.self)
        let commands = page.split(separator: "\n").filter { $0.hasPrefix("multichat search ") }
        #expect(commands.count == 3)
        for command in commands {
            let run = box.shell("\"$multichat\"" + command.dropFirst("multichat".count))
            #expect(run.status == 0 && !run.output.isEmpty, "\(command): \(run.error)")
        }
    }
}
