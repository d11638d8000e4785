import Multichat

/// `get`: the value of a key.
enum GetCommand {
    private static let key = Positional("KEY", "the key")
    private static let asOf = Option("as-of", "N", "the value that it had at this sequence")

    static let command = Command("get", "print the value of a key", in: .values, action: run).with {
        $0.details = "The value alone is printed, as JSON; with --json, the whole entry that holds it."
        $0.positionals = [.session, key]
        $0.options = [asOf]
        $0.examples = ["get release plan", "get release plan --as-of 7"]
    }

    private static func run(_ call: Invocation) throws -> ExitCode {
        let key = try EntryKey(call.word(key) ?? "")
        let sequence = try call.integer(asOf)
        let chat = try call.chat()
        try call.noteIfAhead(sequence, of: chat)
        guard let entry = try chat.latest(key, asOf: sequence) else {
            let session = try chat.session()
            throw MultichatError(
                .notFound,
                "The session \(session.reference) has no value of the key \(key)"
                    + (sequence.map { " at sequence \($0)." } ?? "."),
                hint: "`multichat keys \(session.id)` shows the keys that it has."
            ).with { $0.session = session.id.text }
        }
        if call.isJSON {
            try call.show(EntryResult(entry, of: chat.id))
        } else {
            call.output.line(entry.body.text)
        }
        return .success
    }
}
