/// The manual page, in the roff language of `man`.
enum ManualPage {
    /// The whole page.
    static func text() -> String {
        var page = Roff()
        page.macro(".TH MULTICHAT 1 \"\" \"multichat \(VersionCommand.number)\" \"User Commands\"")
        page.section("NAME")
        page.macro("multichat \\- keeps the chats of many agents")
        page.section("SYNOPSIS")
        page.macro(".B multichat")
        page.macro(Roff.escaped("[--store URL] [--namespace NAME] [--json] COMMAND …"))
        page.section("DESCRIPTION")
        page.paragraph(Overview.promise + " A session is one chat; its log takes messages and values.")
        page.paragraph(Overview.storeText)
        page.section("OPTIONS OF EVERY COMMAND")
        for option in Option.global { page.item(option.usage, option.summary) }
        page.section("COMMANDS")
        for command in Commands.visible { describe(command, on: &page) }
        page.section("JSON")
        page.paragraph(Shapes.rules)
        page.macro(".ad l\n.nh")
        for (what, shape) in Shapes.all { page.shape(what, shape) }
        page.macro(".ad b\n.hy")
        page.section("ENVIRONMENT")
        for (name, meaning) in variables { page.item(name, meaning) }
        page.section("EXIT STATUS")
        for (number, meaning) in ExitCode.meanings { page.item(String(number), meaning) }
        return page.text
    }

    private static func describe(_ command: Command, on page: inout Roff) {
        page.subsection(command.usage)
        page.paragraph(command.summary.prefix(1).uppercased() + command.summary.dropFirst() + ".")
        if !command.details.isEmpty { page.paragraph(command.details) }
        for place in command.positionals { page.item(place.usage, place.summary) }
        for option in command.options { page.item(option.usage, option.summary) }
        for example in command.examples { page.example("multichat " + example) }
    }

    /// The variables that the command reads, and what they mean.
    static let variables = [
        ("MULTICHAT_STORE", "the store, where --store isn't given"),
        ("MULTICHAT_AGENT", "the agent that acts, where none is given"),
        ("MULTICHAT_SESSION", "the session, where none is given"),
        ("MULTICHAT_REDIS_PASSWORD", "the password of Redis, where the URL has none"),
        ("MULTICHAT_REDIS_PASSWORD_FILE", "the file of mode 0600 with that password, where that isn't set either"),
        ("MULTICHAT_KEY", "the key for --server"),
        ("MULTICHAT_KEY_FILE", "the file of mode 0600 with that key, where that isn't set"),
        ("XDG_DATA_HOME", "the folder of the standard store (default: ~/.local/share)"),
        ("NO_COLOR", "no colours, if it is set"),
    ]
}
