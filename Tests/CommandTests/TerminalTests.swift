import Multichat
import Testing

@Suite("On a terminal", .disabled(if: !TestFile.exists("/usr/bin/script"), "there is no script(1) for a terminal"))
struct TerminalTests {
    private let box = Sandbox()

    /// Runs a command line with a terminal as its input and outputs.
    private func onTerminal(_ command: String, typing: String = "", with environment: [String: String] = [:]) -> Run {
        var environment = environment
        environment["TERM"] = "xterm"
        return box.shell("printf '\(typing)' | script -qec \"\(command)\" /dev/null", with: environment)
    }

    @Test("tables are aligned under headings, and coloured unless NO_COLOR is set")
    func table() {
        box.run("start", "--id", "release", "--topic", "T")
        let coloured = onTerminal("$multichat list")
        #expect(coloured.output.contains("SESSION"))
        #expect(coloured.output.contains("\u{1B}["))
        let plain = onTerminal("$multichat list", with: ["NO_COLOR": "1"])
        #expect(plain.output.contains("SESSION"))
        #expect(!plain.output.contains("\u{1B}["))
        #expect(!onTerminal("$multichat list --json").output.contains("\u{1B}["))
        #expect(onTerminal("$multichat pots", with: ["NO_COLOR": "1"]).output.contains("Did you mean `post`?"))
    }

    @Test("delete asks, and only a yes deletes")
    func delete() {
        box.run("start", "--id", "s")
        for answer in ["n\\n", "\\n", "nonsense\\n"] {
            let run = onTerminal("$multichat delete s", typing: answer)
            #expect(run.output.contains("[y/N]"))
            #expect(run.output.contains("Nothing was deleted."))
        }
        #expect(box.run("list").lines.count == 1)
        #expect(onTerminal("$multichat delete s", typing: "y\\n").status == 0)
        #expect(box.run("list").lines.isEmpty)
    }
}

@Suite("Ctrl-C")
struct InterruptTests {
    /// Whether the signal comes in time or not, there is either nothing or all of it.
    @Test("an export that is interrupted leaves no file, or the whole one", arguments: ["export --to f", "backup f"])
    func export(command: String) {
        let box = Sandbox()
        box.run("start", "--id", "s")
        let line = #"{"body":""# + String(repeating: "x", count: 200) + #""}"#
        box.run("append", "s", input: Array(repeating: line, count: 20_000).joined(separator: "\n"))
        let script = """
            set -m; $multichat \(command) > out 2>&1 & p=$!
            until [ -e f ] || ls | grep -q partial; do :; done
            kill -INT $p 2> kill.txt; wait $p; echo $?; ls | grep -c partial
            """
        let run = box.shell(script)
        #expect(run.lines.count == 2)
        #expect(["0", "130"].contains(run.lines.first))
        #expect(run.lines.last == "0")
        #expect(run.lines.first == "130" || TestFile.exists(box.folder + "/f"))
        if TestFile.exists(box.folder + "/f"), command.hasPrefix("export") {
            #expect(box.run("import", box.folder + "/f", "--store", "json:\(box.folder)/d").status == 0)
        }
    }

    @Test("an import or a migration that is interrupted shows nothing half-done, and goes on")
    func migrate() throws {
        let box = Sandbox()
        box.run("start", "--id", "s")
        let line = #"{"body":""# + String(repeating: "x", count: 200) + #""}"#
        box.run("append", "s", input: Array(repeating: line, count: 20_000).joined(separator: "\n"))
        let target = "json:\(box.folder)/d"
        let migrate = "$multichat migrate --from \(box.store) --to \(target)"
        let script = "set -m; \(migrate) & p=$!; until [ -d d/.staging ]; do :; done; kill -INT $p; wait $p; echo $?"
        let run = box.shell(script)
        #expect(["0", "130"].contains(run.lines.last))
        let listed = box.run("list", "--json", "--store", target)
        if run.lines.last == "130" {
            let head = try listed.json.first?["head"]?["sequence"]?.integer
            #expect(head == nil || head == 20_000)
        }
        #expect(box.shell(migrate).status == 0)
        #expect(box.run("verify", "--store", target).bytes == box.run("verify").bytes)
    }
}
