/// How text looks where it goes: colours and width on a terminal, neither elsewhere.
struct Style {
    /// Whether a person reads it.
    let isTerminal: Bool
    /// Whether colours are wanted: on a terminal, unless `NO_COLOR` is set or it is a dumb one.
    let hasColours: Bool
    /// The columns of a line.
    let width: Int

    /// The style of an open file.
    static func of(_ descriptor: Int32) -> Style {
        let isTerminal = Descriptor.isTerminal(descriptor)
        let isDumb = (try? Environment.value("TERM")) == "dumb"
        let columns = (try? Environment.value("COLUMNS")).flatMap { $0.flatMap(Int.init) }
        return Style(
            isTerminal: isTerminal, hasColours: isTerminal && !isDumb && !Environment.isSet("NO_COLOR"),
            width: isTerminal ? Descriptor.columns(descriptor) ?? columns ?? 80 : 80)
    }

    /// Text without colours.
    static let plain = Style(isTerminal: false, hasColours: false, width: 80)

    func bold(_ text: String) -> String { coloured("1", text) }
    func dim(_ text: String) -> String { coloured("2", text) }
    func red(_ text: String) -> String { coloured("31", text) }
    func green(_ text: String) -> String { coloured("32", text) }
    func yellow(_ text: String) -> String { coloured("33", text) }
    func cyan(_ text: String) -> String { coloured("36", text) }

    private func coloured(_ code: String, _ text: String) -> String {
        hasColours && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
