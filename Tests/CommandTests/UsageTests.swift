import Multichat
import Testing

@Suite("Command lines that can't be understood")
struct UsageTests {
    private static let mistakes: [(arguments: [String], hint: String)] = [
        (["pots", "s"], "`post`"), (["lst"], "`list`"), (["completion", "bash"], "`completions`"), (["ls"], "`list`"),
        (["post", "s", "--form", "A", "x"], "`--from`"), (["list", "--agnet", "A"], "`--agent`"),
        (["list", "--status", "actve"], "`active`"), (["list", "--order", "sideways"], "updated, created"),
        (["completions", "bsh"], "`bash`"), (["help", "shwo"], "`show`"), (["--jsn", "list"], "`--json`"),
        (["--last", "3", "show", "s"], "behind the command"), (["--store", "sqlit:x.db", "list"], "sqlite:x.db"),
        (["--store", "chats.db", "list"], "sqlite:chats.db"), (["--store", "jsn:d", "list"], "json:d"),
        (["--store", "sqlite://x.db", "list"], "sqlite:x.db"), (["--store", "redis:x", "list"], "redis://x"),
        (["--store", "valkey://x", "list"], "redis://x"), (["--store", "nothing:x", "list"], "sqlite:PATH"),
        (["--store", "hybrid:?durable=sqlite:x", "list"], "hot=redis://HOST"), (["store", "inf"], "store info"),
        (["post", "s", "two", "words"], "quotes"), (["post", "s", "--from"], "--from AGENT"),
        (["post", "s", "--from", "--to", "B", "x"], "--from=AGENT"), (["post", "s", "-x", "--from", "A"], "--"),
    ]

    @Test("a hint tells what was probably meant", arguments: mistakes.indices)
    func suggestions(index: Int) {
        let mistake = Self.mistakes[index]
        let run = Sandbox().run(mistake.arguments.map { Array($0.utf8) })
        #expect(run.status == 64)
        #expect(run.output.isEmpty)
        #expect(run.error.contains("Hint: "))
        #expect(run.error.contains(mistake.hint), "\(run.error)")
    }

    @Test(
        "exit code 64 and nothing on the standard output",
        arguments: [
            [], ["--store"], ["--store", "sqlite:", "list"], ["--store", "memory:x", "list"],
            ["--store", "sqlite:%zz", "list"], ["--store", "sqlite:a%00", "list"], ["start", "--ttl", "30"],
            ["start", "--ttl", "0d"], ["start", "--ttl", "9999999999999w"], ["start", "--expires", "tomorrow"],
            ["start", "--expires", "2001-01-01"], ["start", "--ttl", "1d", "--expires", "2999-01-01"],
            ["start", "--label", "x"], ["start", "--label", "=x"], ["start", "--label", "x="], ["show"],
            ["show", "s", "--last", "0"], ["show", "s", "--last", "many"], ["show", "s", "--last", "1", "--last", "2"],
            ["show", "s", "t"], ["get", "s"], ["put", "s", "k"], ["rewind", "s"], ["--json=yes", "list"],
            ["help", "x"],
        ])
    func usage(arguments: [String]) {
        let run = Sandbox().run(arguments.map { Array($0.utf8) })
        #expect(run.status == 64)
        #expect(run.output.isEmpty)
        #expect(run.error.hasPrefix("multichat: "))
    }

    @Test("with --json an error is one object on standard error")
    func errorObject() throws {
        let box = Sandbox()
        for arguments in [["--json", "pots"], ["show", "s", "--json"], ["list", "--bad", "--json"]] {
            let run = box.run(arguments.map { Array($0.utf8) })
            #expect(run.output.isEmpty)
            #expect(try run.errorObject.names == Names.error)
            #expect(run.error.split(separator: "\n").count == 1)
        }
        #expect(try box.run("pots", "--json").errorObject["code"]?.string == "usage")
    }

    @Test("global options stand before or behind the command, and values behind an equals sign")
    func order() {
        let box = Sandbox()
        let other = "sqlite:\(box.folder)/other%20store.db"
        #expect(box.run("--store", other, "--namespace=n", "start", "--id", "s").status == 0)
        #expect(box.run("list", "--namespace", "n", "--json", "--store=\(other)").lines.count == 1)
        #expect(TestFile.exists(box.folder + "/other store.db"))
    }

    @Test("-- ends the options")
    func endOfOptions() throws {
        let box = Sandbox()
        box.run("start", "--id", "-s")
        #expect(box.run("post", "--from", "A", "--", "-s", "--help").output == "1\n")
        #expect(try box.run("show", "--json", "--", "-s").json.first?["body"]?["content"]?.string == "--help")
    }

    @Test("an argument that is not UTF-8 is refused and named")
    func invalidUTF8() throws {
        let box = Sandbox()
        box.run("start", "--id", "s")
        let bytes = Array("post s --from A".split(separator: " ").map { Array($0.utf8) }) + [[0x61, 0xFF, 0x62]]
        let run = box.run(bytes)
        #expect(run.status == 64)
        #expect(run.error.contains("Argument 5"))
        #expect(run.error.contains("a\\xffb"))
        #expect(box.run("show", "s").output.isEmpty)
        #expect(try box.run(bytes + [Array("--json".utf8)]).errorObject["code"]?.string == "usage")
    }
}
