import Multichat
import MultichatViews

/// The help of one command.
struct CommandHelp: Presentable {
    private let command: Command

    init(_ command: Command) { self.command = command }

    func lines(_ style: Style) -> [String] {
        let width = min(style.width, 100)
        var lines = Wrapping.lines("Usage: multichat " + command.usage, width: width).enumerated()
            .map { $0.offset == 0 ? $0.element : "         " + $0.element }
        lines += ["", capitalized(command.summary) + "."]
        if !command.details.isEmpty { lines += Wrapping.lines(command.details, width: width) }
        if !command.positionals.isEmpty {
            lines += ["", style.bold("Words")]
            lines += OptionLines.pairs(command.positionals.map { ($0.usage, $0.summary) }, style)
        }
        if !command.options.isEmpty {
            lines += ["", style.bold("Options")] + OptionLines.of(command.options, style)
        }
        lines += ["", style.bold("Options of every command")] + OptionLines.of(Option.global, style)
        if !command.examples.isEmpty {
            lines += ["", style.bold("Examples")] + command.examples.map { "  multichat " + $0 }
        }
        return lines
    }

    func write(json writer: inout JSONWriter) {
        writer.raw("{")
        writer.member("command", command.name)
        writer.member("summary", command.summary)
        writer.member("usage", "multichat " + command.usage)
        writer.member("details", command.details.isEmpty ? nil : command.details)
        writer.key("words")
        writer.array(command.positionals) { Self.word($1, to: &$0) }
        writer.key("options")
        writer.array(command.options + Option.global) { Self.option($1, to: &$0) }
        writer.key("examples")
        writer.strings(command.examples.map { "multichat " + $0 })
        writer.raw("}")
    }

    private static func word(_ place: Positional, to writer: inout JSONWriter) {
        writer.raw("{")
        writer.member("name", place.name)
        writer.member("summary", place.summary)
        writer.key("optional")
        writer.bool(place.isOptional)
        writer.key("repeats")
        writer.bool(place.repeats)
        writer.raw("}")
    }

    private static func option(_ option: Option, to writer: inout JSONWriter) {
        writer.raw("{")
        writer.member("name", "--" + option.name)
        writer.member("value", option.value)
        writer.member("summary", option.summary)
        writer.key("repeats")
        writer.bool(option.repeats)
        writer.raw("}")
    }

    private func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
