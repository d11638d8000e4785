import Multichat
import Testing

@Suite("Outputs that close, fill up or aren't there")
struct OutputTests {
    private func long() -> Sandbox {
        let box = Sandbox()
        box.run("start", "--id", "s")
        let line = #"{"body":""# + String(repeating: "x", count: 200) + #""}"#
        box.run("append", "s", input: Array(repeating: line, count: 5000).joined(separator: "\n"))
        return box
    }

    @Test("a closed pipe ends a command quietly")
    func closedPipe() {
        let run = long().shell("set -o pipefail; $multichat show s --json | head -n 1 | wc -l")
        #expect(run.status == 0)
        #expect(run.output.contains("1"))
        #expect(run.error.isEmpty)
    }

    @Test("a closed pipe ends an export and a verification quietly", arguments: ["export", "verify", "list", "help"])
    func closedPipes(command: String) {
        let run = long().shell("set -o pipefail; $multichat \(command) | true")
        #expect(run.status == 0)
        #expect(run.error.isEmpty)
    }

    @Test("an output that takes nothing is an error of writing")
    func fullOutput() {
        let box = long()
        #expect(box.shell("$multichat show s > /dev/full").status == 74)
        #expect(box.shell("$multichat version >&-").status == 74)
        #expect(box.shell("$multichat version 2>&- <&-").status == 0)
    }

    @Test("a closed output does not end in the store")
    func closedOutput() {
        let box = Sandbox()
        #expect(box.shell("$multichat start --id s <&- >&- 2>&-").status == 74)
        #expect(box.run("post", "s", "--from", "A", "x").output == "1\n")
    }

    @Test("no colours and no progress where no terminal is")
    func plain() {
        let box = long()
        for run in [box.run("list"), box.run("help"), box.run("show", "s", "--last", "1"), box.run("pots")] {
            #expect(!run.output.contains("\u{1B}"))
            #expect(!run.error.contains("\u{1B}"))
        }
    }

    @Test("a signal that stops ends a command at once", arguments: [("INT", 130), ("TERM", 143), ("HUP", 129)])
    func signals(name: String, status: Int) {
        let box = long()
        // With job control, a shell's background commands don't ignore the interrupt.
        let script = "set -m; mkfifo f; $multichat post s --from A < f & p=$!; exec 9> f; kill -\(name) $p; wait $p"
        #expect(box.shell(script).status == Int32(status))
        #expect(box.run("show", "s", "--kind", "message").output.isEmpty)
    }
}
