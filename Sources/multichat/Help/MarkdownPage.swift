/// The reference of all commands, as Markdown: `Documentation/command-line.md`.
enum MarkdownPage {
    /// The lines of the page.
    static func lines() -> [String] {
        var lines = [
            "# The command line", "", "<!-- Made by `multichat help --markdown`; a test compares the two. -->", "",
        ]
        lines += paragraph(Overview.promise) + paragraph(Overview.storeText) + paragraph(urls)
        lines += ["## Options of every command", "", "They stand before or behind the command.", ""]
        lines += table("option", "meaning", Option.global.map { ("`\($0.usage)`", $0.summary) })
        for group in Command.Group.allCases {
            let commands = Commands.visible.filter { $0.group == group }
            lines += ["## \(group.rawValue)", ""] + commands.flatMap(section)
        }
        lines += ["## JSON", ""] + paragraph(Shapes.rules)
        lines += table("what", "shape", Shapes.all.map { ($0.what, "`\($0.shape)`") })
        lines += ["## Exit codes", ""]
        lines += table("code", "meaning", ExitCode.meanings.map { (String($0.number), $0.meaning) })
        lines += ["## Environment", ""]
        lines += table("variable", "meaning", ManualPage.variables.map { ("`\($0.0)`", $0.1) })
        return Array(lines.dropLast())
    }

    private static let urls = """
        A path may be relative; `%HH` stands for the byte HH, so that `sqlite:100%25.db` is the file `100%.db`. \
        `memory:` forgets everything with the process. Redis is `redis://[USER[:PASSWORD]@]HOST[:PORT][/DB]`, \
        `rediss://…` over TLS, `redis+unix:///PATH`, `redis-cluster://HOST:PORT,HOST:PORT` or \
        `redis-sentinel://HOST:PORT,HOST:PORT/NAME`, with options such as `?prefix=mc`, `ca=PATH` and `wait=N`. Give \
        its password in `MULTICHAT_REDIS_PASSWORD`, or in a file of mode 0600 that `MULTICHAT_REDIS_PASSWORD_FILE` \
        names: a command line can be seen by others. A hybrid is \
        `hybrid:?durable=URL&hot=URL[&mode=write-behind][&hot-ttl=1h][&flush=100ms][&archive=URL][&archive-every=1h]`; \
        a URL in it is percent-encoded where it has options of its own: `%3F` for `?`, `%26` for `&`.
        """

    private static func section(_ command: Command) -> [String] {
        var lines = ["### \(command.name)", "", "```", "multichat " + command.usage, "```", ""]
        lines += paragraph(command.summary.prefix(1).uppercased() + command.summary.dropFirst() + ".")
        if !command.details.isEmpty { lines += paragraph(command.details) }
        let words = command.positionals.map { ("`\($0.usage)`", $0.summary) }
        let options = command.options.map { ("`\($0.usage)`", $0.summary) }
        if !(words + options).isEmpty { lines += table("word or option", "meaning", words + options) }
        guard !command.examples.isEmpty else { return lines }
        return lines + ["```sh"] + command.examples.map { "multichat " + $0 } + ["```", ""]
    }

    private static func paragraph(_ text: String) -> [String] { Wrapping.lines(text, width: 116) + [""] }

    private static func table(_ left: String, _ right: String, _ rows: [(String, String)]) -> [String] {
        ["| \(left) | \(right) |", "| --- | --- |"]
            + rows.map { "| \(cell($0.0)) | \(cell($0.1)) |" } + [""]
    }

    private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }
}
