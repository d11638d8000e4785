import Multichat

/// `help`: what the commands do.
enum HelpCommand {
    static let place = Positional("COMMAND", "the command to explain; without it, all are listed").with {
        $0.isOptional = true
        $0.completion = .command
    }
    private static let manual = Option("man", nil, "print the manual page, for man, instead")
    private static let markdown = Option("markdown", nil, "print the whole reference as Markdown instead")

    static let command = Command("help", "explain the commands, or one of them", in: .more, action: run).with {
        $0.positionals = [place]
        $0.options = [manual, markdown]
        $0.examples = ["help post", "help --man > multichat.1"]
    }

    private static func run(_ call: Invocation) throws -> ExitCode {
        let style = Style.of(Descriptor.output)
        if call.has(manual) {
            call.output.text(ManualPage.text())
        } else if call.has(markdown) {
            for line in MarkdownPage.lines() { call.output.line(line) }
        } else if let name = call.word(place) {
            try call.show(CommandHelp(try Commands.named(name)), style)
        } else if call.isJSON {
            for command in Commands.visible { try call.show(CommandHelp(command)) }
        } else {
            for line in Overview.lines(style) { call.output.line(line) }
        }
        return .success
    }
}
