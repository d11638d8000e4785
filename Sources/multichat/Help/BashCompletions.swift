/// The completions for bash.
enum BashCompletions {
    /// The script, to be sourced.
    static func script() -> String {
        var lines = ["# Completions of multichat for bash, made by `multichat completions bash`.", "_multichat() {"]
        lines += opening
        lines += ["    case $command:$previous in"] + Commands.visible.flatMap(values) + otherValues + ["    esac"]
        lines += ["    if [[ $current == -* ]]; then", "        case $command in"]
        lines += Commands.visible.map { "            \($0.name)) words=\"\(names($0.options))\" ;;" }
        lines += [
            "        esac", "        COMPREPLY=($(compgen -W \"$words \(names(Option.global))\" -- \"$current\"))",
            "        return", "    fi",
            "    if [[ -z $command ]]; then",
            "        COMPREPLY=($(compgen -W \"\(Completions.commands)\" -- \"$current\"))",
            "        return", "    fi",
            "    case $command:$place in",
        ]
        lines += Commands.visible.flatMap(places)
        return (lines + ["    esac", "}", "complete -o default -F _multichat multichat", ""]).joined(separator: "\n")
    }

    /// Finds the command and the number of the word that is typed.
    private static var opening: [String] {
        [
            "    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}",
            "    local command= place=0 words= skip= word i",
            "    COMPREPLY=()",
            "    for ((i = 1; i < COMP_CWORD; i++)); do",
            "        word=${COMP_WORDS[i]}",
            "        if [[ -n $skip ]]; then skip=; continue; fi",
            "        case $word in",
            "            \(valued)) skip=1 ;;",
            "            -*) ;;",
            "            *) if [[ -z $command ]]; then command=$word; else place=$((place + 1)); fi ;;",
            "        esac",
            "    done",
        ]
    }

    /// The options that take a value, as a pattern.
    private static var valued: String {
        let options = (Commands.visible.flatMap(\.options) + Option.global).filter { $0.value != nil }
        return Set(options.map { "--\($0.name)" }).sorted().joined(separator: "|")
    }

    private static func names(_ options: [Option]) -> String {
        options.map { "--\($0.name)" }.joined(separator: " ")
    }

    private static func values(_ command: Command) -> [String] {
        offering(command.options).map { "        \(command.name):--\($0.name)) \(answer($0.completion)); return ;;" }
    }

    /// What follows the options of every command, and nothing for options that take any text.
    private static var otherValues: [String] {
        offering(Option.global).map { "        *:--\($0.name)) \(answer($0.completion)); return ;;" }
            + [
                "        *:" + valued.split(separator: "|").joined(separator: "|*:")
                    + ") \(answer(.nothing)); return ;;"
            ]
    }

    private static func offering(_ options: [Option]) -> [Option] { options.filter { $0.completion != .nothing } }

    private static func places(_ command: Command) -> [String] {
        command.positionals.enumerated().map { index, place in
            let pattern = place.repeats ? "*" : String(index)
            return "        \(command.name):\(pattern)) \(answer(place.completion)) ;;"
        }
    }

    private static func answer(_ completion: Completion) -> String {
        switch completion {
        case .nothing: "compopt +o default 2> /dev/null"
        case .file: "COMPREPLY=($(compgen -f -- \"$current\"))"
        case .session: "COMPREPLY=($(compgen -W \"$(\(Completions.sessions))\" -- \"$current\"))"
        case .command: "COMPREPLY=($(compgen -W \"\(Completions.commands)\" -- \"$current\"))"
        case .words(let words): "COMPREPLY=($(compgen -W \"\(words.joined(separator: " "))\" -- \"$current\"))"
        }
    }
}
