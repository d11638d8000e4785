import Multichat

/// A result in both forms of output.
protocol Presentable {
    /// Writes it as one JSON object.
    func write(json: inout JSONWriter)
    /// Its lines for people.
    func lines(_ style: Style) -> [String]
}

extension Invocation {
    /// Prints a result in the form that is wanted.
    func show(_ result: some Presentable, _ style: Style = .plain) throws {
        if isJSON {
            output.line { result.write(json: &$0) }
        } else {
            for line in result.lines(style) { output.line(line) }
        }
        try output.flushIfLarge()
    }

    /// Says something besides the result, on standard error.
    func note(_ text: String) { notes.note(text, asJSON: isJSON) }

    /// Says where a sequence lies behind the session's head, so that all of it is shown.
    func noteIfAhead(_ sequence: Int?, of chat: Chat) throws {
        guard let sequence else { return }
        let head = try chat.session().head.sequence
        if sequence > head { note("The session's head is \(head): as of \(sequence) is as it is now.") }
    }

    /// Says where the next page begins.
    func showCursor(_ cursor: String?) {
        guard let cursor else { return }
        if isJSON {
            notes.sayJSON {
                $0.raw("{\"cursor\":")
                $0.string(cursor)
                $0.raw("}")
            }
        } else {
            notes.say("There is more: --cursor \(cursor)")
        }
    }
}
