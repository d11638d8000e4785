import Multichat
import Testing

@Suite("help, version, completions")
struct HelpTests {
    private let box = Sandbox()

    @Test("help lists every command, and explains each with its own options")
    func help() throws {
        let overview = box.run("help")
        let commands = try box.run("help", "--json").json
        #expect(commands.count > 20)
        for command in commands {
            let name = try #require(command["command"]?.string)
            #expect(overview.lines.contains { $0.hasPrefix("  \(name) ") })
            let help = box.run("help", name)
            #expect(help.output.hasPrefix("Usage: multichat \(name)"))
            #expect(box.run(name, "--help").output == help.output)
            for option in command["options"]?.array ?? [] {
                #expect(help.output.contains("\n  \(option["name"]?.string ?? "?")"))
            }
        }
        #expect(box.run("-h").output == overview.output)
        #expect(overview.lines.allSatisfy { $0.count <= 100 })
    }

    @Test("every example can be parsed by the shell and by the command")
    func examples() throws {
        for command in try box.run("help", "--json").json {
            for example in command["examples"]?.array ?? [] {
                // Only the usage is judged: the sessions and files that the examples speak of aren't there.
                // Following goes on until it is stopped.
                let start = command["command"]?.string == "follow" ? "timeout 1 $multichat " : "$multichat "
                let line = (example.string ?? "").replacing("multichat ", with: start, maxReplacements: 1)
                let run = box.shell("touch report.md batch.jsonl; mkdir -p inbox; export HOME=.; " + line)
                #expect(run.status != 64 && run.status != 70, "\(line): \(run.error)")
            }
        }
    }

    @Test("the reference in the documentation is the one that the command prints")
    func markdown() throws {
        let source = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let reference = box.run("help", "--markdown")
        #expect(reference.bytes == TestFile.read("/\(source)/Documentation/command-line.md"))
        for command in try box.run("help", "--json").json {
            #expect(reference.output.contains("### \(command["command"]?.string ?? "?")\n"))
        }
    }

    @Test("version")
    func version() throws {
        let run = box.run("version")
        #expect(run.output.hasPrefix("multichat "))
        #expect(box.run("--version").output == run.output)
        #expect(try box.run("version", "--json").json.first?.names == ["name", "version"])
    }

    @Test("the manual page is complete roff", .disabled(if: !TestFile.exists("/usr/bin/groff"), "groff isn't there"))
    func manual() {
        let run = box.shell("$multichat help --man > page.1; groff -ww -man -Tutf8 page.1 2>&1 > page.txt; cat page.1")
        #expect(run.status == 0)
        #expect(run.lines.first?.hasPrefix(".TH MULTICHAT 1") == true)
        #expect(run.lines.contains(".SH \"EXIT STATUS\"") || run.lines.contains(".SH EXIT STATUS"))
    }

    @Test("completions are valid in each shell that is there", arguments: ["bash", "zsh", "fish"])
    func completions(shell: String) {
        let check = shell == "fish" ? "fish --no-execute" : "\(shell) -n"
        let run = box.shell("$multichat completions \(shell) > s || exit 9; command -v \(shell) || exit 0; \(check) s")
        #expect(run.status == 0, "\(run.error)")
        #expect(box.run("completions", shell).output.contains("reply-to"))
    }

    @Test("bash completes commands, options, their values and sessions", .disabled(if: Sandbox.bash == nil, "no bash"))
    func bashCompletions() {
        box.run("start", "--id", "release")
        let script = """
            mkdir -p bin; ln -sf $multichat bin/multichat; PATH=$PWD/bin:$PATH
            eval "$(multichat completions bash)"
            try() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _multichat; echo "${COMPREPLY[*]}"; }
            try multichat sho; try multichat --json post --rep; try multichat post ''; try multichat list --status en
            try multichat help for; try multichat --store sqlite:x post --role to
            """
        #expect(box.shell(script).lines == ["show", "--reply-to", "release", "ended", "forget fork", "tool"])
    }
}
