/// The completions for fish.
enum FishCompletions {
    /// The script, for the folder of completions.
    static func script() -> String {
        var lines = [
            "# Completions of multichat for fish, made by `multichat completions fish`.", "complete -c multichat -f",
        ]
        lines += Option.global.map { "complete -c multichat" + specification($0) }
        for command in Commands.visible {
            lines.append(
                "complete -c multichat -n __fish_use_subcommand -a \(command.name) -d '\(quoted(command.summary))'")
            let condition = "complete -c multichat -n '__fish_seen_subcommand_from \(command.name)'"
            lines += command.options.map { condition + specification($0) }
            lines += Set(command.positionals.map { answer($0.completion) }).subtracting([""]).sorted()
                .map { condition + $0 }
        }
        return (lines + [""]).joined(separator: "\n")
    }

    private static func specification(_ option: Option) -> String {
        let value = option.value == nil ? "" : " -r" + answer(option.completion)
        return " -l \(option.name)\(value) -d '\(quoted(option.summary))'"
    }

    private static func answer(_ completion: Completion) -> String {
        switch completion {
        case .nothing: ""
        case .file: " -F"
        case .session: " -a '(\(Completions.sessions))'"
        case .command: " -a '\(Completions.commands)'"
        case .words(let words): " -a '\(words.joined(separator: " "))'"
        }
    }

    private static func quoted(_ text: String) -> String {
        var result = ""
        for character in text { result += special[character] ?? String(character) }
        return result
    }

    private static let special: [Character: String] = ["'": "\\'", "\\": "\\\\"]
}
