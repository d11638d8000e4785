import Multichat
import Testing

@Suite("maintain, restore and repair") struct MaintainTests {
    @Test("a dry run prints what would go, and changes nothing", arguments: StoreKind.allCases)
    func dryRun(kind: StoreKind) throws {
        let box = Sandbox(kind)
        box.run("start", "--id", "done", "--label", "kind=scratch")
        box.run("post", "done", "--from", "A", "four")
        box.run("end", "done")
        box.run("start", "--id", "open")
        let rule = "status=ended label.kind=scratch delete"
        let dry = box.run("maintain", "--once", "--dry-run", "--rule", rule)
        #expect(dry.status == 0)
        #expect(dry.lines.first?.hasPrefix("delete   done  2 entries") == true)
        #expect(dry.output.contains("1 of 2 sessions would go by the rules: 2 entries"))
        let json = try #require(try box.run("maintain", "--dry-run", "--rule", rule, "--json").json.first)
        #expect(json["plan"]?.array?.first?["rule"]?.string == rule.replacing("status=ended ", with: "status=ended "))
        #expect(json["entries"]?.integer == 2)
        #expect(box.run("list").lines.count == 2)
        let run = try #require(try box.run("maintain", "--once", "--rule", rule, "--json").json.first)
        #expect(run["deleted"]?.array?.first?["session"]?.string == "done")
        #expect(box.run("show", "done").status == 66)
        #expect(box.run("show", "open").status == 0)
        #expect(run["verifiedEntries"]?.integer != nil)
    }

    @Test(
        "rules that delete every session, alone or together, are asked about twice",
        arguments: [["delete"], ["status=active delete", "status=ended delete"]])
    func everything(rules: [String]) {
        let box = Sandbox()
        box.run("start", "--id", "a")
        box.run("start", "--id", "b")
        box.run("end", "b")
        let options = rules.map { "--rule '\($0)'" }.joined(separator: " ")
        for yes in ["", "--yes"] {
            let run = box.shell("$multichat maintain --once \(options) \(yes)")
            #expect(run.status == 64)
            #expect(run.error.contains("every session of the store, 2 in all"), "\(run.error)")
            for rule in rules { #expect(run.error.contains("`\(rule)`")) }
        }
        #expect(box.shell("$multichat maintain --once --dry-run \(options)").output.contains("everything goes"))
        #expect(box.run("list", "--all").lines.count == 2)
        #expect(box.shell("$multichat maintain --once \(options) --yes --yes").status == 0)
        #expect(box.run("list", "--all").output.isEmpty)
    }

    @Test("archiving every session loses nothing, so nobody is asked", arguments: StoreKind.allCases)
    func archivingEverything(kind: StoreKind) throws {
        let box = Sandbox(kind)
        box.run("start", "--id", "a")
        for number in 1...200 where number % 50 == 0 {
            box.run("post", "a", "--from", "A", String(repeating: "number \(number) ", count: 5000))
        }
        let idle = try #require(try box.run("maintain", "--once", "--json").json.first)
        #expect(idle["freedBytes"]?.integer == 0)
        let run = box.run("maintain", "--once", "--rule", "archive", "--json")
        #expect(run.status == 0, "\(run.error)")
        let report = try #require(try run.json.first)
        #expect(report["archived"]?.array?.count == 1)
        #expect(report["freedBytes"]?.integer ?? 0 > 100_000)
        #expect(box.run("show", "a", "--kind", "message").lines.count == 8)
    }

    @Test("settings come from a file; what can't be read is named")
    func settings() {
        let box = Sandbox()
        box.run("start", "--id", "a")
        box.run("start", "--id", "b", "--label", "k=v")
        let file = box.folder + "/settings.json"
        TestFile.write(Array(#"{"every": "15m", "rules": ["label.k=v delete"], "verify": 10}"#.utf8), to: file)
        #expect(box.run("maintain", "--once", "--settings", file).status == 0)
        #expect(box.run("show", "b").status == 66)
        for text in [#"{"rule": []}"#, #"{"every": 5}"#, #"{"rules": ["status=x delete"]}"#, "[", "[]"] {
            TestFile.write(Array(text.utf8), to: file)
            let run = box.run("maintain", "--once", "--settings", file)
            #expect(run.status == 65)
            #expect(run.error.contains("settings.json"), "\(run.error)")
        }
        #expect(box.run("maintain", "--once", "--settings", box.folder + "/none").status == 66)
        #expect(box.run("maintain", "--once", "--rule", "sometimes delete").status == 65)
    }

    @Test("without --once it runs until it is interrupted")
    func schedule() {
        let box = Sandbox()
        box.run("start", "--id", "a")
        let run = box.shell("$multichat maintain --json > out & sleep 1; kill -TERM $!; wait $!; cat out")
        #expect(run.output.contains("verifiedEntries"))
    }

    @Test("a folder of backups grows by what is new, and comes back as a store of either kind")
    func backup() throws {
        let box = Sandbox()
        box.run("start", "--id", "a")
        for number in 1...5 { box.run("post", "a", "--from", "A", "number \(number)") }
        let folder = box.folder + "/backups"
        let first = try #require(try box.run("backup", folder, "--incremental", "--json").json.first)
        #expect(first["entries"]?.integer == 5)
        box.run("post", "a", "--from", "A", "number 6")
        let second = try #require(try box.run("backup", folder, "--incremental", "--json").json.first)
        #expect(second["entries"]?.integer == 1)
        let shown = box.run("show", "a", "--json").output
        for kind in StoreKind.allCases {
            let target = "\(kind.rawValue):\(box.folder)/restored-\(kind.rawValue)"
            #expect(box.run("restore", folder, "--store", target).status == 0)
            #expect(box.run("show", "a", "--json", "--store", target).output == shown)
            #expect(box.run("restore", folder, "--store", target).status == 76)
        }
        #expect(box.run("restore", box.folder, "--store", "sqlite:\(box.folder)/x").status == 65)
        #expect(box.run("backup", box.folder + "/b", "--full").status == 64)
    }

    @Test("an archive and a copy of an SQLite file are restored as well")
    func others() {
        let box = Sandbox()
        box.run("start", "--id", "a")
        box.run("post", "a", "--from", "A", "hello")
        let shown = box.run("show", "a", "--json").output
        box.run("backup", box.folder + "/copy.db")
        box.run("export", "--to", box.folder + "/archive")
        for name in ["copy.db", "archive"] {
            let target = "json:\(box.folder)/from-\(name)"
            #expect(box.run("restore", box.folder + "/" + name, "--store", target).status == 0)
            #expect(box.run("show", "a", "--json", "--store", target).output == shown)
        }
    }

    @Test("repair saves what can be read and names what is lost")
    func repair() throws {
        let box = Sandbox(.json)
        box.run("start", "--id", "a")
        for number in 1...9 { box.run("post", "a", "--from", "A", "number \(number)") }
        let damage = box.shell("sed -i 's/number 4/number X/' store.d/default-*/a-*/log-*.jsonl")
        #expect(damage.status == 0)
        let run = box.run("repair", "--to", "sqlite:\(box.folder)/saved.db")
        #expect(run.status == 1)
        #expect(run.lines.contains("lost      a 4"))
        #expect(run.lines.contains { $0.hasPrefix("salvaged  a → a.salvaged-1 (5)") })
        let json = try #require(
            try box.run("repair", "--to", "sqlite:\(box.folder)/again.db", "--json").json.first)
        #expect(json["entries"]?.integer == 3)
        #expect(json["lost"]?.array?.first?["first"]?.integer == 4)
        #expect(box.run("show", "a.salvaged-1", "--store", "sqlite:\(box.folder)/saved.db").output.contains("number 9"))
        let full = box.run("repair", "--to", "sqlite:\(box.folder)/saved.db")
        #expect(full.status == 76 && full.error.contains("Name a new store with --to"), "\(full.error)")
        let missing = box.run("repair")
        #expect(missing.status == 64 && missing.error.contains("`repair` needs --to URL"), "\(missing.error)")
    }

    @Test("a store that isn't empty is refused, with what it has") func notEmpty() {
        let box = Sandbox()
        box.run("start", "--id", "a")
        box.run("backup", box.folder + "/backups", "--incremental")
        box.run("start", "--id", "b", "--store", "sqlite:\(box.folder)/b.db")
        let run = box.run("restore", box.folder + "/backups", "--store", "sqlite:\(box.folder)/b.db")
        #expect(run.status == 76 && run.error.contains("it has the session b."), "\(run.error)")
        box.run("start", "--id", ".own", "--store", "sqlite:\(box.folder)/c.db")
        let own = box.run("restore", box.folder + "/backups", "--store", "sqlite:\(box.folder)/c.db")
        #expect(own.status == 76 && own.error.contains("no sessions, but records of its own (.own)"), "\(own.error)")
    }
}
