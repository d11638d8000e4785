import Multichat
import Testing

@Suite("show, list, stats")
struct ReadTests {
    private func talk(_ kind: StoreKind = .sqlite) -> Sandbox {
        let box = Sandbox(kind)
        box.run("start", "--id", "s")
        for number in 1...5 { box.run("post", "s", "--from", number % 2 == 0 ? "B" : "A", "message \(number)") }
        return box
    }

    private func sequences(_ run: Run) throws -> [Int] { try run.json.compactMap { $0["sequence"]?.integer } }

    @Test("show reads every kind, ascending", arguments: StoreKind.allCases)
    func show(kind: StoreKind) throws {
        let box = talk(kind)
        box.run("join", "s", "C")
        #expect(try sequences(box.run("show", "s", "--json")) == [1, 2, 3, 4, 5, 6])
        #expect(try sequences(box.run("show", "s", "--json", "--last", "2")) == [5, 6])
        #expect(try sequences(box.run("show", "s", "--json", "--last", "99")) == [1, 2, 3, 4, 5, 6])
        #expect(try sequences(box.run("show", "s", "--json", "--from-sequence", "4")) == [4, 5, 6])
        #expect(try sequences(box.run("show", "s", "--json", "--as-of", "3", "--last", "2")) == [2, 3])
        #expect(try sequences(box.run("show", "s", "--json", "--author", "B", "--kind", "message")) == [2, 4])
        #expect(box.run("show", "s", "--kind", "nothing").output.isEmpty)
        #expect(box.run("show", "t").status == 66)
    }

    @Test("show --last finds as many as it was asked for among many pages")
    func showManyPages() throws {
        let box = Sandbox()
        box.run("start", "--id", "s")
        let lines = (1...2100).map { #"{"kind":"\#($0 % 3 == 0 ? "x" : "y")","body":\#($0)}"# }
        #expect(box.run("append", "s", input: lines.joined(separator: "\n")).output == "1-2100\n")
        let last = try box.run("show", "s", "--kind", "x", "--last", "600", "--json").json
        #expect(last.count == 600)
        #expect(last.first?["body"]?.integer == 2100 - 599 * 3)
        #expect(last.last?["sequence"]?.integer == 2100)
        #expect(box.run("show", "s", "--json").lines.count == 2100)
    }

    @Test("show for people: a line about the entry, its text behind spaces, no control characters")
    func showText() {
        let box = Sandbox()
        box.run("start", "--id", "s")
        box.run("post", "s", "--from", "A", "--to", "B", "--priority", "urgent", "--tag", "t", "one\n\u{1B}[31mtwo")
        box.run("end", "s", "--author", "A")
        let lines = box.run("show", "s").lines
        #expect(lines.count == 4)
        #expect(lines[0].hasPrefix("1  20"))
        #expect(lines[0].hasSuffix("Z  A → B  [urgent]  #t"))
        #expect(lines[1] == "    one")
        #expect(lines[2] == "    ␛[31mtwo")
        #expect(lines[3].hasSuffix("Z  ended by A"))
    }

    @Test("show for people keeps the lines of a text, and nothing that moves a cursor")
    func showSigns() {
        let box = Sandbox()
        box.run("start", "--id", "s")
        box.run("post", "s", "--from", "A", "a\r\n\n\tb\u{7F}\u{85}\u{9F}\u{A0}é\n\u{301}👩\u{200D}🚀\n\n")
        let shown = box.run("show", "s").lines.dropFirst()
        #expect(shown == ["    a␍", "", "    \tb␡\u{FFFD}\u{FFFD}\u{A0}é", "    \u{301}👩\u{200D}🚀", "", ""])
    }

    @Test("list finds by agent, status and label", arguments: StoreKind.allCases)
    func list(kind: StoreKind) throws {
        let box = Sandbox(kind)
        box.run("start", "--id", "a", "--with", "A", "--label", "x=1", "--label", "y=2")
        box.run("start", "--id", "b", "--with", "B", "--label", "x=1")
        box.run("start", "--id", ".hidden")
        box.run("end", "b")
        #expect(ids(box.run("list", "--agent", "A")) == ["a"])
        #expect(ids(box.run("list", "--status", "ended")) == ["b"])
        #expect(ids(box.run("list", "--label", "x=1", "--label", "y=2")) == ["a"])
        #expect(ids(box.run("list", "--order", "created")) == ["a", "b"])
        #expect(ids(box.run("list")) == ["b", "a"])
        #expect(Set(ids(box.run("list", "--system"))) == ["a", "b", ".hidden"])
        #expect(try box.run("list", "--json").json.allSatisfy { $0.names == Names.session })
    }

    @Test("list goes on from a cursor until nothing is left", arguments: StoreKind.allCases)
    func pages(kind: StoreKind) throws {
        let box = Sandbox(kind)
        for number in 1...5 { box.run("start", "--id", "s\(number)") }
        var found: [String] = []
        var arguments = ["list", "--order", "created", "--limit", "2", "--json"]
        for _ in 1...3 {
            let run = box.run(arguments.map { Array($0.utf8) })
            found += try run.json.compactMap { $0["id"]?.string }
            guard !run.error.isEmpty else { break }
            let cursor = try #require(JSONValue(try JSON(run.error))["cursor"]?.string)
            arguments = ["list", "--order", "created", "--limit", "2", "--json", "--cursor", cursor]
        }
        #expect(found == ["s1", "s2", "s3", "s4", "s5"])
        #expect(box.run("list", "--all", "--limit", "2").lines.count == 5)
        #expect(box.run("list", "--cursor", "nonsense").status == 65)
    }

    @Test("stats counts sessions and entries of all namespaces")
    func stats() throws {
        let box = talk()
        box.run("--namespace", "other", "start", "--id", "s", "--with", "Z")
        let all = try #require(try box.run("stats", "--json").json.first)
        #expect(all["sessions"]?.integer == 2)
        #expect(all["entries"]?.integer == 5)
        #expect(all["agents"]?.integer == 3)
        #expect(all["namespaces"]?.array?.count == 2)
        #expect(try box.run("stats", "--json", "--namespace", "other").json.first?["entries"]?.integer == 0)
        #expect(box.run("stats").output.contains("2 (2 active, 0 ended, 0 archived)"))
    }

    private func ids(_ run: Run) -> [String] {
        run.lines.map { String($0.split(separator: "\t", omittingEmptySubsequences: false)[0]) }
    }
}
