import Multichat
import Testing

@Suite("import of other systems' records")
struct ImportTests {
    private func inbox() -> Sandbox {
        let box = Sandbox()
        let made = box.shell(
            """
            mkdir -p Agent-2/inbox
            printf '# Task\\n\\n**From**: Captain\\n**To**: Agent-2\\n**Timestamp**: 2025-01-02T03:04:05\\n\\n---\\n\\nGo.\\n' \
                > Agent-2/inbox/one.md
            printf '\\0\\1' > Agent-2/inbox/two.json
            """)
        precondition(made.status == 0)
        return box
    }

    @Test("files become messages once, with aliases and a time zone")
    func files() throws {
        let box = inbox()
        let path = box.folder + "/Agent-2"
        let arguments = ["import", path, "--alias", "Captain=Agent-4", "--time-zone", "+02:00", "--json"]
        let first = box.run(arguments.map { Array($0.utf8) })
        let report = try #require(try first.json.first)
        #expect(report.names == ["sessions", "messages", "learnings", "duplicates", "refused", "byFormat"])
        #expect(report["messages"]?.integer == 1)
        let entry = try #require(try box.run("show", "inbox/Agent-2", "--kind", "message", "--json").json.first)
        #expect(entry["author"]?.string == "Agent-4")
        #expect(entry["time"]?.string == "2025-01-02T01:04:05.000000Z")
        #expect(entry["body"]?["source"]?["text"]?.string?.contains("Captain") == true)
        let second = box.run(arguments.map { Array($0.utf8) })
        #expect(try second.json.first?["messages"]?.integer == 0)
        #expect(try second.json.first?["duplicates"]?.integer == 1)
    }

    @Test("it ends with a table; a refusal doesn't stop the rest, and the exit code is 65")
    func table() {
        let box = inbox()
        let run = box.run("import", box.folder + "/Agent-2/inbox/two.json", box.folder + "/Agent-2/inbox/one.md")
        #expect(run.status == 65)
        #expect(run.lines.first?.hasPrefix("FORMAT") == true)
        #expect(run.lines.contains { $0.hasPrefix("inbox ") && $0.contains("1") })
        #expect(run.lines.contains { $0.hasPrefix("total ") })
        #expect(run.lines.contains { $0.hasPrefix("Refused: \(box.folder)/Agent-2/inbox/two.json: ") })
    }

    @Test("--dry-run counts, and stores nothing, not even a store")
    func dryRun() throws {
        let box = inbox()
        let run = box.run("import", box.folder + "/Agent-2/inbox/one.md", "--dry-run", "--json")
        #expect(run.status == 0)
        #expect(try run.json.first?["messages"]?.integer == 1)
        #expect(!TestFile.exists(box.folder + "/store.db"))
    }

    @Test("pipes are read: standard input, named ones, <(…)", .disabled(if: Sandbox.bash == nil, "no bash"))
    func pipes() throws {
        let box = inbox()
        _ = box.shell(
            "$multichat start --id s; $multichat post s --from A one; $multichat export > archive; mkfifo pipe")
        let json = #"{"from":"Ann","to":"Ben","message":"hi"}"#
        for (number, script) in [
            "cat archive | $multichat import /dev/stdin", "$multichat import <(cat archive)",
            "$multichat import /dev/stdin < archive", "cat archive > pipe & $multichat import pipe",
            "echo '\(json)' | $multichat import /dev/stdin", "$multichat import <(echo '\(json)')",
            "cat Agent-2/inbox/one.md | $multichat import /dev/stdin",
        ].enumerated() {
            let store = ["MULTICHAT_STORE": "json:\(box.folder)/target-\(number)", "TMPDIR": box.folder]
            let run = box.shell("\(script) --json", with: store)
            #expect(run.status == 0, "\(run.error)")
            #expect(try run.json.first?["messages"]?.integer == 1, "\(script): \(run.output)")
        }
        let store = ["MULTICHAT_STORE": "json:\(box.folder)/target-4"]
        let again = box.shell("$multichat import <(echo '\(json)') --json", with: store)
        #expect(try again.json.first?["duplicates"]?.integer == 1)
        #expect(box.shell("ls | grep -c multichat-import").output == "0\n")
    }

    @Test("what is refused makes no store", arguments: StoreKind.allCases)
    func refused(kind: StoreKind) {
        let box = Sandbox(kind)
        let made = box.shell(
            "$multichat --store memory: export > a; head -c 20 a > cut; printf x > x.json; mkdir none; echo '{}' > e.json"
        )
        #expect(made.status == 0, "\(made.error)")
        for (path, status) in [("cut", 65), ("x.json", 65), ("e.json", 65), ("a", 0), ("none", 0), ("/missing", 66)] {
            #expect(box.shell("$multichat import \(path)").status == Int32(status), "\(path)")
        }
        #expect(box.shell("$multichat import x.json /missing").error.contains("/missing"))
        #expect(box.shell("ls -d store*").output.isEmpty)
    }

    @Test("command lines that can't be understood, and paths that lead to nothing")
    func mistakes() {
        let box = inbox()
        let path = box.folder + "/Agent-2"
        #expect(box.run("import").status == 64)
        for option in [
            ["--alias", "Captain"], ["--alias", "=A"], ["--alias", "A="], ["--time-zone", "Mars/Olympus"],
        ] {
            #expect(box.run((["import", path] + option).map { Array($0.utf8) }).status == 64)
        }
        #expect(box.run("import", path, "--alias", "A=B", "--alias", "A=C").status == 64)
        #expect(box.run("import", path, box.folder + "/nothing").status == 66)
        #expect(box.run("list").status == 66 || box.run("list").output.isEmpty)
    }
}
