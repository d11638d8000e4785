import Multichat
import Testing

@Suite("learn, recall, learnings, forget")
struct BrainTests {
    @Test("what is learned is recalled, revised and forgotten", arguments: StoreKind.allCases)
    func life(_ kind: StoreKind) throws {
        let box = Sandbox(kind)
        box.run("start", "--id", "a:b")
        for number in 1...7 { box.run("post", "a:b", "--from", "A", "\(number)") }
        let learned = box.run(
            "learn", "Checkpoint under the lock.", "--id", "wal", "--author", "A", "--tag", "sqlite", "--tag", "b",
            "--title", "WAL", "--kind", "rule", "--project", "p", "--source", "a:b:7", "--confidence", "0.5", "--json")
        let learning = try #require(try learned.json.first)
        #expect(learning["id"]?.string == "wal")
        #expect(learning["source"] == .object([.init("session", .string("a:b")), .init("sequence", .integer(7))]))
        #expect(learning["tags"]?.array?.count == 2)
        #expect(learning["dimension"] == .null)
        #expect(box.run("learn", "-", "--id", "two", input: "From\nthe input\n").lines == ["two"])
        let found = try box.run("recall", "when were checkpoints locked?", "--json").json
        #expect(found.map { $0["id"]?.string } == ["wal"])
        #expect(
            found[0].names == [
                "id", "sequence", "kind", "title", "text", "tags", "author", "project", "source", "confidence",
                "created",
                "revised", "dimension", "score", "similarity", "sameText",
            ])
        #expect(box.run("recall", "checkpoint", "--kind", "x").output.isEmpty)
        #expect(box.run("recall", "checkpoint", "--tag", "b", "--kind", "x", "--kind", "rule").lines.count == 3)
        #expect(box.run("learn", "--revise", "wal", "--title", "Log").lines == ["wal"])
        let listed = try box.run("learnings", "--json").json
        #expect(listed.map { $0["id"]?.string } == ["wal", "two"])
        #expect(listed.map { $0["text"]?.string } == ["Checkpoint under the lock.", "From\nthe input"])
        #expect(listed[0]["title"]?.string == "Log")
        #expect(box.run("forget", "wal").lines == ["Forgotten: wal"])
        #expect(box.run("recall", "checkpoint").output.isEmpty)
        #expect(box.run("forget", "wal").status == 66)
        #expect(box.run("learnings", "--limit", "1").lines.first?.hasPrefix("two  ") == true)
    }

    @Test("bad values are refused before anything is stored")
    func refusals() {
        let box = Sandbox()
        for (options, status) in [
            (["--confidence", "2"], 64), (["--confidence", "nan"], 64), (["--source", "a:x"], 64), (["--tag", ""], 65),
            (["--source", "release"], 64), (["--source", "release:0"], 64), (["--source", "nosuch:99"], 66),
            (["--id", "a", "--revise", "b"], 64), (["--embed", "'open"], 64), (["--embed", " "], 64),
        ] as [([String], Int32)] {
            let run = box.run((["learn", "text"] + options).map { Array($0.utf8) })
            #expect(run.status == status, "\(options): \(run.error)")
        }
        #expect(box.run("learnings").output.isEmpty)
        box.run("learn", "text")
        #expect(box.run("recall", " ").status == 65)
        #expect(box.run("recall", String(repeating: "x ", count: 50_000)).status == 65)
        #expect(box.run("learn", "--revise", "nobody", "text").status == 66)
    }

    @Test("a program makes the embeddings; what goes wrong with it is said, and nothing is stored")
    func embedding() throws {
        let box = Sandbox()
        let made = box.shell(
            """
            printf '#!/bin/sh\\nif grep -q animal; then echo "[1, 0]"; else echo "[0.9, 0.2]"; fi\\n' > 'embed it'
            printf '#!/bin/sh\\necho "[1, 2"; head -c 300000 /dev/zero >&2\\n' > garbage
            printf '#!/bin/sh\\necho "[1, 2, 3]"\\n' > three; printf '#!/bin/sh\\necho "[1]"; exit 3\\n' > fails
            chmod +x 'embed it' garbage three fails
            """)
        #expect(made.status == 0)
        let program = "'\(box.folder)/embed it' $x | ; *"
        #expect(
            try box.run("learn", "cats", "--id", "c", "--embed", program, "--json").json.first?["dimension"]?.integer
                == 2)
        let found = try box.run("recall", "animals", "--embed", program, "--json").json
        #expect(found.map { $0["id"]?.string } == ["c"])
        #expect(found[0]["similarity"]?.json.text.hasPrefix("0.97") == true)
        for (name, words) in [
            ("garbage", "printed no embedding"), ("three", "dimension 3"), ("fails", "exit code 3"),
            ("nosuch", "can't be run"),
        ] {
            let run = box.run("learn", "dogs", "--embed", box.folder + "/" + name)
            #expect(run.status != 0 && run.error.contains(words), "\(name): \(run.error.suffix(300))")
        }
        let large = String(repeating: "many words ", count: 100_000)
        #expect(box.run("learn", "--embed", "sh -c 'echo [3,4]'", input: large).status == 0)
        #expect(box.run("learnings", "--limit", "9", "--json").lines.count == 2)
    }

    @Test("where no index can be made, all learnings are read")
    func noIndex() async {
        await #expect(processExitsWith: .success) {
            try Unprivileged.run {
                let box = Sandbox()
                let folder = box.folder + "/closed"
                let store = ["MULTICHAT_STORE": "json:\(folder)/store.d"]
                precondition(box.run("learn", "knowledge", "--id", "k", with: store).lines == ["k"])
                TestFile.setMode(0o555, of: folder)
                let run = box.run("recall", "knowledge", with: store)
                TestFile.setMode(0o755, of: folder)
                precondition(run.status == 0 && run.lines.count == 2 && run.error.contains("all learnings are read"))
            }
        }
    }
}
