import Multichat

/// What a command says besides its result, on standard error.
struct Notes: Sendable {
    /// How it looks there.
    let style = Style.of(Descriptor.error)

    /// Says something to a person; nothing where nobody watches.
    func toTerminal(_ text: String) {
        if style.isTerminal { say(text) }
    }

    /// Says something, whoever reads it.
    func say(_ text: String) { tell { $0.line(style.dim(Printable.text(text))) } }

    /// Tells a program something, as one JSON object.
    func sayJSON(_ json: (inout JSONWriter) -> Void) { tell { $0.line(json) } }

    /// Says something in the form that is wanted.
    func note(_ text: String, asJSON: Bool) {
        guard asJSON else { return say(text) }
        sayJSON {
            $0.raw("{\"note\":")
            $0.string(text)
            $0.raw("}")
        }
    }

    private func tell(_ print: (Output) -> Void) {
        let output = Output(Descriptor.error)
        print(output)
        // Nobody can be told that nobody can be told.
        try? output.flush()
    }
}
