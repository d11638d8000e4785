import Multichat
import MultichatViews

/// `completions`: what a shell needs to complete command lines.
enum CompletionsCommand {
    private static let shell = Positional("SHELL", "bash, zsh or fish").with {
        $0.completion = .words(["bash", "zsh", "fish"])
    }

    static let command = Command("completions", "print a shell's completions", in: .more, action: run).with {
        $0.positionals = [shell]
        $0.examples = [
            "completions bash > ~/.local/share/bash-completion/completions/multichat",
            "completions fish > ~/.config/fish/completions/multichat.fish",
        ]
    }

    private static func run(_ call: Invocation) throws -> ExitCode {
        let name = call.word(shell) ?? ""
        guard let found = Completions.scripts.first(where: { $0.shell == name }) else {
            throw UsageError.unknown(
                "There are no completions for", name, among: Completions.shells, otherwise: "Write bash, zsh or fish.")
        }
        try call.show(CompletionsResult(shell: name, script: found.script()))
        return .success
    }
}

/// What `completions` prints.
private struct CompletionsResult: Presentable {
    let shell: String
    let script: String

    func write(json writer: inout JSONWriter) {
        writer.raw("{")
        writer.member("shell", shell)
        writer.member("script", script)
        writer.raw("}")
    }

    func lines(_ style: Style) -> [String] { [script] }
}
