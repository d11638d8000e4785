/// The completions for zsh.
enum ZshCompletions {
    /// The script: a file `_multichat` in a folder of `fpath`.
    static func script() -> String {
        var lines = [
            "#compdef multichat", "# Completions of multichat for zsh, made by `multichat completions zsh`.",
            "_multichat_sessions() {",
            "    local -a ids", "    ids=(${(f)\"$(\(Completions.sessions))\"})", "    compadd -a ids", "}",
            "_multichat() {", "    local context state state_descr line", "    local -a commands",
            "    typeset -A opt_args",
            "    _arguments -C \\",
        ]
        lines += Option.global.map { "        \(specification($0)) \\" }
        lines += [
            "        '1:command:->command' '*::word:->words'", "    case $state in", "    command)",
            "        commands=(",
        ]
        lines += Commands.visible.map { "            '\($0.name):\(quoted($0.summary))'" }
        lines += ["        )", "        _describe command commands ;;", "    words)", "        case $words[1] in"]
        lines += Commands.visible.map(arguments)
        lines += ["        esac ;;", "    esac", "}"]
        // Autoloaded, the file is the function's body; sourced, it only declares it.
        lines += [
            "if [[ $funcstack[1] == _multichat ]]; then _multichat \"$@\"; else compdef _multichat multichat; fi", "",
        ]
        return lines.joined(separator: "\n")
    }

    private static func arguments(_ command: Command) -> String {
        let options = (command.options + Option.global).map(specification)
        let places = command.positionals.map { place in
            "'\(place.repeats ? "*" : ""):\(quoted(place.name)):\(answer(place.completion))'"
        }
        return "        \(command.name)) _arguments \((options + places).joined(separator: " ")) ;;"
    }

    private static func specification(_ option: Option) -> String {
        let value = option.value.map { ":\($0):\(answer(option.completion))" } ?? ""
        return "'\(option.repeats ? "*" : "")--\(option.name)[\(quoted(option.summary))]\(value)'"
    }

    private static func answer(_ completion: Completion) -> String {
        switch completion {
        case .nothing: " "
        case .file: "_files"
        case .session: "_multichat_sessions"
        case .command: "(\(Completions.commands))"
        case .words(let words): "(" + words.map(quoted).joined(separator: " ") + ")"
        }
    }

    /// Text within single quotes and brackets.
    private static func quoted(_ text: String) -> String {
        var result = ""
        for character in text { result += special[character] ?? String(character) }
        return result
    }

    private static let special: [Character: String] = ["'": "'\\''", ":": "\\:", "[": "\\[", "]": "\\]", "\\": "\\\\"]
}
