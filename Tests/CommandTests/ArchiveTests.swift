import Multichat
import Testing

@Suite("export and import of archives, backup")
struct ArchiveTests {
    private func talk(_ kind: StoreKind) -> Sandbox {
        let box = Sandbox(kind)
        box.run("start", "--id", "s", "--topic", "T", "--with", "A", "--label", "k=v", "--ttl", "30d")
        box.run("post", "s", "--from", "A", "one")
        box.run("put", "s", "plan", #"{"step":1}"#, "--author", "B")
        box.run("rewind", "s", "--to", "1")
        box.run("start", "--id", "t", "--namespace", "other")
        box.run("start", "--id", ".agent-A")
        return box
    }

    /// Everything of a store that an archive carries, as the command prints it.
    private func content(_ box: Sandbox, _ store: String) -> [String] {
        let sessions = ["default", "other"].flatMap { name in
            box.run("list", "--system", "--json", "--order", "created", "--namespace", name, "--store", store).lines
        }
        return sessions + box.run("show", "s", "--all", "--json", "--store", store).lines
    }

    @Test("an archive goes into either store with everything, chains included", arguments: StoreKind.allCases)
    func roundTrip(kind: StoreKind) throws {
        let box = talk(kind)
        let file = box.folder + "/all.archive"
        let run = box.run("export", "--to", file, "--json")
        #expect(try run.json.first?.json.text == #"{"path":"\#(file)","sessions":3,"entries":3}"#)
        #expect(box.run("export").bytes == TestFile.read(file))
        #expect(box.run("export", "--to", "-").bytes == TestFile.read(file))
        for other in StoreKind.allCases {
            let target = "\(other.rawValue):\(box.folder)/target-\(other.rawValue)"
            let first = try #require(try box.run("import", file, "--json", "--store", target).json.first)
            #expect(first["sessions"]?.integer == 3)
            #expect(first["messages"]?.integer == 1)
            #expect(first["refused"]?.array?.isEmpty == true)
            #expect(content(box, target) == content(box, box.store))
            let second = try #require(try box.run("import", file, "--json", "--store", target).json.first)
            #expect(second["sessions"]?.integer == 0)
            #expect(second["messages"]?.integer == 0)
        }
    }

    @Test("an archive of some sessions, or of one namespace")
    func selection() throws {
        let box = talk(.sqlite)
        let sessions = { (arguments: [String]) in
            box.run((["export"] + arguments).map { Array($0.utf8) }).lines.filter { $0.hasPrefix(#"{"session""#) }.count
        }
        #expect(sessions([]) == 3)
        #expect(sessions(["s"]) == 1)
        #expect(sessions(["--namespace", "default"]) == 2)
        #expect(sessions(["--namespace", "other"]) == 1)
        #expect(sessions(["t", "--namespace", "other"]) == 1)
        let missing = box.run("export", "s", "t")
        #expect(missing.status == 66)
        #expect(missing.output.isEmpty)
    }

    @Test("a file that is there is kept unless --force replaces it; no part of a file is left")
    func existing() {
        let box = talk(.sqlite)
        #expect(box.shell("echo mine > a; $multichat export --to a").status == 73)
        #expect(box.shell("cat a").output == "mine\n")
        #expect(box.shell("$multichat export --to a --force").status == 0)
        #expect(box.shell("head -c 10 a").output == #"{"format":"#)
        #expect(box.shell("$multichat export --to /dev/null --force").status == 73)
        #expect(box.shell("$multichat export --to no/such/folder").status == 73)
        #expect(box.shell("ulimit -f 0; $multichat export --to b").status == 74)
        #expect(box.shell("ls | grep -c partial").output == "0\n")
        #expect(!TestFile.exists(box.folder + "/b"))
    }

    @Test("an archive that was cut or changed is refused, and nothing of it stored", arguments: StoreKind.allCases)
    func damaged(kind: StoreKind) throws {
        let box = talk(kind)
        let bytes = box.run("export").bytes
        var changed = bytes
        changed[bytes.count / 2] ^= 1
        let target = "\(kind.rawValue):\(box.folder)/target"
        for (index, content) in [Array(bytes.dropLast()), Array(bytes.prefix(bytes.count / 2)), changed].enumerated() {
            let file = box.folder + "/\(index).archive"
            TestFile.write(content, to: file)
            let run = box.run("import", file, "--store", target, "--json")
            #expect(run.status == 65)
            #expect(try run.json.first?["refused"]?.array?.first?["path"]?.string == file)
            #expect(box.run("list", "--all", "--system", "--store", target).output.isEmpty)
        }
    }

    @Test("an import refuses a session that the store has with another log, and takes the rest")
    func otherLog() throws {
        let box = talk(.sqlite)
        let target = "sqlite:\(box.folder)/target"
        box.run("start", "--id", "s", "--store", target)
        box.run("post", "s", "--from", "X", "other", "--store", target)
        let run = box.shell("$multichat export > a; $multichat import a --json --store \(target)")
        #expect(run.status == 65)
        #expect(try run.json.first?["sessions"]?.integer == 2)
        #expect(box.run("show", "s", "--store", target).output.contains("other"))
    }

    @Test("a backup is the whole store, and takes no other file's place", arguments: StoreKind.allCases)
    func backup(kind: StoreKind) throws {
        let box = talk(kind)
        let file = box.folder + "/backup"
        #expect(box.run("backup", box.folder + "/no/such/folder").status == 73)
        let run = box.run("backup", file, "--json")
        #expect(run.status == 0, "\(run.error)")
        let format = try #require(try run.json.first?["format"]?.string)
        #expect(box.run("backup", file).status == 73)
        #expect(box.shell("ls | grep -c partial").output == "0\n")
        var copy = "sqlite:\(file)"
        if format == "archive" {
            copy = "json:\(box.folder)/restored"
            #expect(box.run("import", file, "--store", copy).status == 0)
        }
        #expect(format == (kind == .sqlite ? "sqlite" : "archive"))
        #expect(content(box, copy) == content(box, box.store))
    }
}
