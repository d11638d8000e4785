import Multichat
import Testing

@Suite("migrate and verify")
struct MigrateTests {
    private func talk(_ kind: StoreKind) -> Sandbox {
        let box = Sandbox(kind)
        box.run("start", "--id", "s", "--with", "A")
        for number in 1...3 { box.run("post", "s", "--from", "A", "message \(number)") }
        box.run("start", "--id", "t", "--namespace", "other")
        box.run("start", "--id", ".agent-A")
        return box
    }

    @Test("migrate copies all namespaces and the store's own sessions, both ways", arguments: StoreKind.allCases)
    func migrate(kind: StoreKind) throws {
        let box = talk(kind)
        let other = "\(kind == .json ? "sqlite" : "json"):\(box.folder)/other"
        let back = "\(kind.rawValue):\(box.folder)/back"
        let run = box.run("migrate", "--from", box.store, "--to", other, "--json")
        let expected = #"{"from":"\#(box.store)","to":"\#(other)","sessions":3,"entries":3,"present":0,"refused":[]}"#
        #expect(run.output == expected + "\n")
        #expect(box.run("migrate", "--from", other, "--to", back).status == 0)
        let heads = [box.store, other, back].map { box.run("verify", "--json", "--store", $0).lines.sorted() }
        #expect(heads[0].count == 3)
        #expect(heads[1] == heads[0])
        #expect(heads[2] == heads[0])
        #expect(
            try box.run("migrate", "--from", box.store, "--to", other, "--json").json.first?["present"]?.integer == 3)
    }

    @Test("migrate takes one namespace, refuses another log, and needs two stores that differ")
    func refusals() throws {
        let box = talk(.sqlite)
        let other = "json:\(box.folder)/other"
        let one = box.run("migrate", "--from", box.store, "--to", other, "--namespace", "other", "--json")
        #expect(try one.json.first?["sessions"]?.integer == 1)
        box.run("start", "--id", "s", "--store", other)
        box.run("post", "s", "--from", "B", "mine", "--store", other)
        let run = box.run("migrate", "--from", box.store, "--to", other, "--json")
        #expect(run.status == 76)
        #expect(try run.json.first?["refused"]?.array?.first?["session"]?.string == "s")
        #expect(box.run("show", "s", "--store", other).output.contains("mine"))
        #expect(box.run("migrate", "--from", box.store).status == 64)
        #expect(box.run("migrate", "--from", box.store, "--to", box.store).status == 64)
        #expect(box.run("migrate", "--from", box.store, "--to", "nothing").status == 64)
        #expect(box.run("migrate", "--from", box.store, "--to", "memory:").status == 64)
        #expect(box.run("migrate", "--from", "sqlite:\(box.folder)/none", "--to", other).status == 66)
        #expect(!TestFile.exists(box.folder + "/none"))
    }

    @Test("migrate and import add what came since", arguments: StoreKind.allCases)
    func growth(kind: StoreKind) throws {
        let box = talk(kind)
        let other = "\(kind == .json ? "sqlite" : "json"):\(box.folder)/other"
        let third = "\(kind.rawValue):\(box.folder)/third"
        #expect(box.run("migrate", "--from", box.store, "--to", other).status == 0)
        #expect(box.shell("$multichat export > a; $multichat import a --store \(third)").status == 0)
        box.run("post", "s", "--from", "A", "more")
        let run = box.run("migrate", "--from", box.store, "--to", other, "--json")
        #expect(run.status == 0, "\(run.output)")
        #expect(try run.json.first?["entries"]?.integer == 1)
        let taken = box.shell("$multichat export > b; $multichat import b --json --store \(third)")
        #expect(taken.status == 0, "\(taken.output)")
        #expect(try taken.json.first?["messages"]?.integer == 1)
        let heads = [box.store, other, third].map { box.run("verify", "--json", "--store", $0).lines.sorted() }
        #expect(heads[1] == heads[0] && heads[2] == heads[0])
    }

    @Test("verify prints each head, which --expect takes", arguments: StoreKind.allCases)
    func verify(kind: StoreKind) throws {
        let box = talk(kind)
        let run = box.run("verify")
        #expect(run.status == 0)
        #expect(run.lines.count == 3)
        let line = try #require(box.run("verify", "s").lines.first).split(separator: "\t").map(String.init)
        #expect(line.last == "ok")
        let head = line[1]
        #expect(head.hasPrefix("3:"))
        box.run("post", "s", "--from", "A", "more")
        #expect(box.run("verify", "s", "--expect", head).status == 0)
        let other = box.run("verify", "s", "--expect", "2" + head.dropFirst(), "--json")
        #expect(other.status == 1)
        let result = try #require(try other.json.first)
        #expect(result.names == ["session", "namespace", "entries", "head", "damage"])
        #expect(result["damage"]?.array?.first?["sequence"]?.integer == 2)
        #expect(box.run("verify", "s", "--expect", "9" + head.dropFirst()).status == 1)
        #expect(box.run("verify", "--expect", head).status == 64)
        #expect(box.run("verify", "s", "--expect", "3:abc").status == 64)
        #expect(box.run("verify", "nothing").status == 66)
        #expect(box.run("verify", "t", "--namespace", "other").status == 0)
    }

    @Test("verify finds a changed byte with session and sequence, and exits with 1")
    func damage() throws {
        let box = talk(.json)
        let changed = box.shell(
            "f=$(grep -rl 'message 2' store.d | head -n 1); sed -i 's/message 2/message 7/' \"$f\"; echo $?")
        #expect(changed.output == "0\n")
        let run = box.run("verify", "s", "--json")
        #expect(run.status == 1, "\(run.error)")
        let result = try #require(try run.json.first)
        #expect(result["session"]?.string == "s")
        #expect(result["damage"]?.array?.first?["sequence"]?.integer == 2)
        let all = box.run("verify")
        #expect(all.status == 1)
        #expect(all.output.contains("damaged"))
        #expect(box.run("show", "s").status == 65)
    }

    @Test("verify finds a log that was cut below its recorded head; nothing is posted behind the gap")
    func cut() throws {
        let box = talk(.json)
        #expect(box.shell("sed -i '$d' \"$(grep -rl 'message 3' store.d | head -n 1)\"").status == 0)
        for run in [box.run("verify", "--json"), box.run("verify", "s", "--json")] {
            #expect(run.status == 1)
            let damage = try run.json.filter { $0["session"]?.string == "s" }.flatMap { $0["damage"]?.array ?? [] }
            #expect(damage.contains { $0["sequence"]?.integer == 3 }, "\(run.output)")
        }
        #expect(box.run("post", "s", "--from", "A", "more").status == 65)
    }

    @Test(
        "verify finds damage to the files that say what a session and a store are", arguments: ["session", "multichat"])
    func damagedMetadata(name: String) throws {
        let box = talk(.json)
        let change = "for f in $(find store.d -name \(name).json); do sed -i 's/[0-9]\\{3\\}/000/' \"$f\"; done"
        #expect(box.shell(change).status == 0)
        let run = box.run("verify", "--json")
        #expect(run.status == 1, "\(run.output)\(run.error)")
        #expect(try run.json.contains { $0["damage"]?.array?.isEmpty == false })
        #expect(run.error.isEmpty)
    }

    @Test("verify finds a changed row", .disabled(if: !TestFile.exists("/usr/bin/sqlite3"), "no sqlite3"))
    func damagedRow() throws {
        let box = talk(.sqlite)
        let sql = "UPDATE entry SET body = replace(body, 'message 2', 'message 7')"
        #expect(box.shell("sqlite3 store.db \"\(sql)\"").status == 0)
        let run = box.run("verify", "s", "--json")
        #expect(run.status == 1, "\(run.error)")
        #expect(try run.json.first?["damage"]?.array?.first?["sequence"]?.integer == 2)
        #expect(box.run("verify").status == 1)
    }
}
