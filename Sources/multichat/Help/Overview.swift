/// The page that lists all commands.
enum Overview {
    static let promise = "Keeps the chats of many agents: durably, in order, and provably unchanged."

    static let storeText = """
        The store is sqlite:PATH, json:PATH, redis://HOST, a hybrid of two (hybrid:?durable=URL&hot=URL) or \
        memory:, named by --store, else by MULTICHAT_STORE; else it is \
        multichat.db in $XDG_DATA_HOME/multichat (~/.local/share/multichat). MULTICHAT_AGENT and MULTICHAT_SESSION \
        stand in for an agent and a session that aren't given.
        """

    /// The lines of the page.
    static func lines(_ style: Style) -> [String] {
        var lines = [style.bold("multichat") + " – " + promise, ""]
        lines.append("Usage: multichat [--store URL] [--namespace NAME] [--json] COMMAND …")
        let width = Commands.visible.map(\.name.count).max() ?? 0
        for group in Command.Group.allCases {
            lines += ["", style.bold(group.rawValue)]
            for command in Commands.visible where command.group == group {
                lines.append("  " + style.cyan(Columns.pad(command.name, to: width)) + "  " + command.summary)
            }
        }
        lines += ["", style.bold("Options")]
        lines += OptionLines.of(Option.global, style) + [""]
        lines += Wrapping.lines(storeText, width: min(style.width, 100))
        lines += ["", "`multichat help COMMAND` explains one of them; `multichat tour` shows how it all works."]
        return lines
    }
}

/// Options with what they do, in two columns.
enum OptionLines {
    static func of(_ options: [Option], _ style: Style) -> [String] {
        pairs(options.map { ($0.usage, $0.summary) }, style)
    }

    /// Words with what they mean, in two columns; the second is wrapped.
    static func pairs(_ pairs: [(word: String, meaning: String)], _ style: Style) -> [String] {
        let width = min(24, pairs.map { Columns.count($0.word) }.max() ?? 0)
        let indent = String(repeating: " ", count: width + 4)
        return pairs.flatMap { pair -> [String] in
            let text = Wrapping.lines(pair.meaning, width: max(40, min(style.width, 100) - width - 4))
            let isLong = Columns.count(pair.word) > width
            let first = "  " + style.cyan(Columns.pad(pair.word, to: width)) + (isLong ? "" : "  " + (text.first ?? ""))
            return [first] + (isLong ? text : Array(text.dropFirst())).map { indent + $0 }
        }
    }
}

/// Breaks text into lines.
enum Wrapping {
    /// The words of a text in lines of at most so many columns.
    static func lines(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(whereSeparator: \.isWhitespace) {
            if !line.isEmpty, Columns.count(line) + 1 + Columns.count(String(word)) > width {
                lines.append(line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        return line.isEmpty ? lines : lines + [line]
    }
}
