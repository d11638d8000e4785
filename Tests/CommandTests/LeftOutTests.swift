import Multichat
import Testing

@Suite("A damaged session among others")
struct LeftOutTests {
    /// What is changed behind the store's back.
    enum Place: CaseIterable {
        case session, entry
    }

    /// Three sessions, the second of which is damaged.
    private func damaged(_ kind: StoreKind, _ place: Place = .session) -> Sandbox {
        let box = Sandbox(kind)
        for id in ["one", "two", "three"] {
            box.run("start", "--id", id)
            for entry in ["a", "b", "c"] { box.run("post", id, "--from", "A", "--entry-id", entry, "hello") }
        }
        let entry = "entry SET author = 'X' WHERE id = 'b' AND place >> 32 = 2"
        let table = place == .session ? "session SET topic = 'x' WHERE id = 'two'" : entry
        let file = place == .session ? "session.json" : "log-000000000001.jsonl"
        let sqlite = "sqlite3 store.db \"UPDATE \(table)\""
        let run = box.shell(kind == .sqlite ? sqlite : "sed -i 's/a/b/' store.d/default*/two*/\(file)")
        precondition(run.status == 0, run.error)
        return box
    }

    @Test("list serves the others and names it", arguments: StoreKind.allCases)
    func list(kind: StoreKind) throws {
        let box = damaged(kind)
        for paging in [["--all"], ["--all", "--limit", "1"], ["--all", "--order", "created", "--limit", "1"]] {
            let run = box.run((["list", "--json"] + paging).map { Array($0.utf8) })
            #expect(run.status == 0)
            #expect(Set(try run.json.map { $0["id"]?.string }) == ["one", "three"])
            let left = try JSONValue(JSON(run.error))["leftOut"]?.array
            #expect(left?.count == 1)
        }
        let run = box.run("list")
        #expect(run.lines.count == 2)
        #expect(run.error.hasPrefix("multichat: 1 session can't be read and was left out: "))
        #expect(run.error.contains("two"))
        #expect(run.error.hasSuffix("; run 'multichat verify'\n"))
        #expect(box.run("stats").error == run.error)
        #expect(box.run("verify").status == 1)
        #expect(box.run("post", "one", "--from", "A", "more").status == 0)
    }

    @Test("migrate copies the others, names it and exits with 1", arguments: StoreKind.allCases)
    func migrate(kind: StoreKind) throws {
        let box = damaged(kind)
        let other = "json:\(box.folder)/other"
        let run = box.run("migrate", "--from", box.store, "--to", other, "--json")
        #expect(run.status == 1)
        #expect(try run.json.first?["sessions"]?.integer == 2)
        #expect(run.error.contains("two"))
        #expect(try box.run("list", "--store", other, "--json").json.count == 2)
    }

    @Test("export and backup take the others, name it and exit with 1", arguments: StoreKind.allCases, Place.allCases)
    func export(kind: StoreKind, place: Place) throws {
        let box = damaged(kind, place)
        let (file, copy) = (box.folder + "/all.archive", box.folder + "/copy")
        var runs = [box.run("export", "--to", file, "--json"), box.run("export"), box.run("export", "one", "two")]
        if kind == .json { runs.append(box.run("backup", copy)) }
        for run in runs {
            #expect(run.status == 1)
            #expect(run.error.contains("two"), "\(run.error)")
        }
        #expect(try runs[0].json.first?["sessions"]?.integer == 2)
        #expect(runs[1].bytes == TestFile.read(file))
        #expect(kind == .sqlite || TestFile.read(copy) == TestFile.read(file))
        #expect(runs[2].lines.filter { $0.hasPrefix(#"{"session""#) }.count == 1)
        let target = "json:\(box.folder)/target"
        let taken = box.run("import", file, "--json", "--store", target)
        #expect(taken.status == 0)
        #expect(try taken.json.first?["sessions"]?.integer == 2)
    }
}
