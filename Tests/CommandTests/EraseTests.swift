import Multichat
import Testing

@Suite("erase") struct EraseTests {
    private static let canary = "canary-7d1f0c"

    /// A session in which two agents speak, with a fork and a search index.
    private func filled(_ box: Sandbox) {
        box.run("start", "--id", "s", "--topic", "birds")
        for number in 1...30 {
            box.run("post", "s", "--from", number % 2 == 0 ? "A" : "B", "\(Self.canary) of \(number % 2)")
        }
        box.run("put", "s", "plan", "\"\(Self.canary) of 0\"", "--author", "A")
        box.run("fork", "s", "--id", "f", "--at", "20")
        box.run("search", "canary")
    }

    /// How many files below the sandbox's store hold a text.
    private func holders(_ text: String, _ box: Sandbox) -> [String] {
        box.shell("grep -rla '\(text)' --include='*' store.* || true").lines
    }

    @Test("leaves nothing of what was said in any file, and every chain whole", arguments: StoreKind.allCases)
    func canary(kind: StoreKind) throws {
        let box = Sandbox(kind)
        filled(box)
        #expect(!holders(Self.canary, box).isEmpty)
        let run = box.run("erase", "--session", "s", "--yes", "--author", "Keeper", "--reason", "asked for", "--json")
        #expect(run.status == 0, "\(run.error)")
        let receipt = try #require(try run.json.first)
        #expect(receipt["erased"] == .bool(true) && receipt["entries"]?.integer == 51)
        #expect(receipt["sessions"]?.array?.compactMap { $0["session"]?.string } == ["s", "f"])
        #expect(receipt["remnants"]?.array?.isEmpty == false)
        #expect(holders(Self.canary, box) == [])
        #expect(box.run("verify").status == 0)
        #expect(box.run("search", "canary").output.isEmpty)
        #expect(box.run("get", "s", "plan").output == "null\n")
        let entries = try box.run("show", "s", "--json", "--last", "100").json
        #expect(entries.last?["kind"]?.string == "erase" && entries.last?["author"]?.string == "Keeper")
    }

    @Test("takes only what an agent wrote, in all sessions", arguments: StoreKind.allCases)
    func agent(kind: StoreKind) throws {
        let box = Sandbox(kind)
        filled(box)
        let preview = box.run("erase", "--agent", "A", "--dry-run")
        #expect(preview.status == 0 && preview.output.hasPrefix("Would erase 26 entries"), "\(preview.output)")
        #expect(box.run("verify").status == 0 && !holders("\(Self.canary) of 0", box).isEmpty)
        #expect(box.run("erase", "--agent", "A", "--yes").output.hasPrefix("Erased 26 entries"))
        #expect(holders("\(Self.canary) of 0", box) == [])
        #expect(!holders("\(Self.canary) of 1", box).isEmpty)
        #expect(box.run("verify").status == 0)
        #expect(box.run("erase", "--agent", "A", "--yes").output.hasPrefix("Erased 0 entries"))
        let nobody = box.run("erase", "--agent", "Nobody", "--yes")
        #expect(nobody.status == 0 && nobody.output.contains("Nothing of Nobody was found"), "\(nobody.output)")
    }

    @Test("can be repeated after a crash at any step, and leaves nothing then", arguments: StoreKind.allCases)
    func crashes(kind: StoreKind) throws {
        guard TestFile.exists("/usr/bin/strace") else { return print("SKIPPED: there is no strace") }
        for call in ["fdatasync", "fsync", "rename", "unlink"] {
            for step in 1...12 {
                let box = Sandbox(kind)
                filled(box)
                let script = "strace -f -o /dev/null -e trace=\(call) -e inject=\(call):signal=SIGKILL:when=\(step) "
                let crashed = box.shell(script + "$multichat erase --session s --yes")
                let isWhole = box.run("verify").status == 0
                #expect(isWhole, "\(call) \(step)")
                #expect(box.run("erase", "--session", "s", "--yes").status == 0)
                #expect(holders(Self.canary, box) == [], "\(call) \(step)")
                #expect(box.run("verify").status == 0, "\(call) \(step)")
                if crashed.status == 0 { break }
            }
        }
    }

    @Test("leaves nothing of what reports said, and refuses free text where it couldn't", arguments: StoreKind.allCases)
    func reports(kind: StoreKind) throws {
        let box = Sandbox(kind)
        box.run("start", "--id", "r", "--with", "A1", "--with", "A2")
        box.run("post", "r", "--from", "A1", "--to", "A2", "x \(Self.canary)")
        box.run("failed", "r", "1", "--to", "A2", "--author", "A1", "--reason", "\(Self.canary) reason")
        for kind in ["lease", "status", "set", "end", "reopen", "archive", "join", "rewind"] {
            let run = box.run("append", "r", "--kind", kind, "--body", "{\"t\":\"\(Self.canary)\"}")
            #expect(run.status == 65 && run.error.contains("`\(kind)`"), "\(kind): \(run.error)")
        }
        #expect(box.run("erase", "--session", "r", "--yes").output.hasPrefix("Erased 2 entries"))
        #expect(holders(Self.canary, box) == [])
        #expect(box.run("verify").status == 0)
    }

    @Test("names the entries that can't be erased, and says so with its exit code", arguments: StoreKind.allCases)
    func kept(kind: StoreKind) throws {
        let box = Sandbox(kind)
        filled(box)
        box.run("set", "s", "--topic", "bees")
        let last = try #require(box.run("show", "s", "--json", "--last", "1").json.first?["sequence"]?.integer)
        for arguments in [["--dry-run"], ["--yes"]] {
            let command = ["erase", "--session", "s", "--sequence", "1", "--sequence", "\(last)"] + arguments
            let run = box.run(command.map { Array($0.utf8) })
            #expect(
                run.status == 1 && run.output.contains("Not erased:\n  s: \(last) of the kind `set`"), "\(run.output)")
        }
        let run = box.run("erase", "--session", "s", "--sequence", "\(last)", "--yes", "--json")
        let kept = try #require(try run.json.first?["kept"]?.array)
        #expect(run.status == 1 && kept.count == 1 && kept[0]["kind"]?.string == "set")
        #expect(kept[0]["sequences"] == .array([.array([.integer(last), .integer(last)])]))
        #expect(box.run("erase", "--session", "s", "--yes").status == 0)
    }

    @Test("asks, and refuses what names nothing")
    func refusals() {
        let box = Sandbox(.sqlite)
        filled(box)
        #expect(box.run("erase", "--session", "s").status == 64)
        #expect(box.run("erase", "--yes").status == 64)
        #expect(box.run("erase", "--agent", "A", "--sequence", "1", "--yes").status == 64)
        #expect(box.run("erase", "--session", "s", "--sequence", "x", "--yes").status == 64)
        #expect(box.run("erase", "--session", "s", "--sequence", "900", "--yes").status == 65)
        #expect(box.run("erase", "--session", "none", "--yes").status == 66)
        #expect(box.run("erase", "--session", "s", "--sequence", "2-3", "--yes").output.hasPrefix("Erased 4 entries"))
    }
}
