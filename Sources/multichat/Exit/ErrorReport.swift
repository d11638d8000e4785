import Multichat
import MultichatViews

/// An error as it is told: to people in two lines, to programs as one JSON object.
struct ErrorReport {
    /// The class, as programs see it.
    let code: String
    /// The exit code.
    let exit: ExitCode
    /// Message, hint and details.
    let error: MultichatError

    init(_ error: any Error) {
        switch error {
        case let error as MultichatError:
            self.init(code: error.code.rawValue, exit: .of(error.code), error: error)
        case let error as UsageError:
            let told = MultichatError(.invalid, error.message, hint: error.hint)
            self.init(code: "usage", exit: .usage, error: told)
        default:
            let told = MultichatError(
                .internal, "Something unforeseen went wrong: \(error)", hint: "Please report this as a bug.")
            self.init(code: told.code.rawValue, exit: .bug, error: told)
        }
    }

    private init(code: String, exit: ExitCode, error: MultichatError) {
        self.code = code
        self.exit = exit
        self.error = error
    }

    /// Tells the error on standard error, as far as that can be written.
    func tell(asJSON: Bool) {
        let output = Output(Descriptor.error)
        if asJSON { output.line { writeJSON(to: &$0) } } else { output.line(text(Style.of(Descriptor.error))) }
        try? output.flush()
    }

    private func text(_ style: Style) -> String {
        let message = style.red("multichat: ") + Printable.text(error.message)
        guard let hint = error.hint else { return message }
        return message + "\n" + style.dim("Hint: ") + Printable.text(hint)
    }

    private func writeJSON(to writer: inout JSONWriter) {
        writer.raw("{\"error\":{")
        writer.key("code")
        writer.string(code)
        writer.key("message")
        writer.string(error.message)
        writer.key("hint")
        writer.string(error.hint)
        writer.key("retry")
        writer.string(error.retry.rawValue)
        writer.key("session")
        writer.string(error.session)
        writer.key("head")
        writer.head(error.head)
        writer.key("ids")
        writer.strings(error.ids.map(\.text))
        writer.raw("}}")
    }
}
