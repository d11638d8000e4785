import Multichat
import Testing

@Suite("A damaged log of a JSON store")
struct DamagedLogTests {
    /// Two sessions; of the first one's three messages the second is damaged.
    private func damaged() -> Sandbox {
        let box = Sandbox(.json)
        for id in ["one", "two"] {
            box.run("start", "--id", id)
            for agent in ["P1", "P2", "P3"] { box.run("post", id, "--from", agent, "hello") }
        }
        #expect(box.run("list").lines.count == 2)
        let run = box.shell("sed -i '2s/hello/hallo/' store.d/default*/one*/log-000000000001.jsonl")
        precondition(run.status == 0, run.error)
        return box
    }

    @Test("list and stats leave its session out and name it")
    func leftOut() throws {
        let box = damaged()
        for command in [["list"], ["list", "--agent", "P1"], ["list", "--agent", "P2"], ["stats"]] {
            let run = box.run((command + ["--json"]).map { Array($0.utf8) })
            #expect(run.status == 0)
            let left = try JSONValue(JSON(run.error))["leftOut"]?.array ?? []
            #expect(left.map { $0["session"]?.string } == ["one"])
            #expect(left.map { $0["sequence"]?.integer } == [2])
            let found = try run.json.map { $0["id"]?.string ?? String($0["sessions"]?.integer ?? -1) }
            #expect(found == [command == ["stats"] ? "1" : "two"])
        }
    }

    @Test("verify still names its head, its entries and its damage, once")
    func verified() throws {
        let box = damaged()
        let run = box.run("verify", "--json")
        #expect(run.status == 1)
        let found = try run.json.filter { $0["session"]?.string == "one" }
        #expect(found.count == 1)
        #expect(found.first?["head"]?["sequence"]?.integer == 3)
        #expect(found.first?["damage"]?.array?.map { $0["sequence"]?.integer } == [2])
    }

    @Test(
        "a session whose beginning is lost is named, and copies lack it",
        arguments: ["sed -i 's/topic/topix/'", "truncate -s 20", "truncate -s 0", "cp /dev/null", "rm"])
    func beginning(change: String) throws {
        let box = damaged()
        let change = box.shell("\(change) store.d/default*/one*/session.json")
        precondition(change.status == 0, change.error)
        let copies = [["export"], ["backup", box.folder + "/b"], ["migrate", "--to", "json:\(box.folder)/m"]]
        for command in [["list"], ["stats"]] + copies {
            let source = command[0] == "migrate" ? ["--from", box.store] : []
            let run = box.run((command + source + ["--json"]).map { Array($0.utf8) })
            #expect(run.status == (copies.contains(command) ? 1 : 0), "\(command)")
            let left = run.error.split(separator: "\n").compactMap { try? JSONValue(JSON(String($0)))["leftOut"] }
            #expect(left.first?.array?.map { $0["session"]?.string } == ["one"], "\(command): \(run.error)")
        }
        let run = box.run("verify", "--json")
        #expect(run.status == 1)
        #expect(Set(try run.json.map { $0["session"]?.string }) == ["one", "two"])
        #expect(box.run("list").error.contains(": one"))
    }

    @Test(
        "a damaged marker is damage to verify, whatever became of it", arguments: ["{", "format", "version\":1", "crc"])
    func marker(text: String) throws {
        let box = Sandbox(.json)
        box.run("start", "--id", "one")
        let other = text == "version\":1" ? "version\":3" : "xx"
        precondition(box.shell("sed -i 's/\(text)/\(other)/' store.d/multichat.json").status == 0)
        #expect(box.run("verify").status == 1)
        #expect(box.run("list").status == 65)
    }
}
