import Multichat

/// `set`: topic and expiry of a session.
enum SetCommand {
    private static let topic = Option("topic", "TEXT", "what it is about; an empty text takes the topic away")
    private static let noExpiry = Option("no-expiry", nil, "it never expires")

    static let command = Command("set", "change a session's topic or expiry", in: .session, action: run).with {
        $0.positionals = [.session]
        $0.options = [topic, .timeToLive, .expires, noExpiry, .author]
        $0.examples = ["set release --topic 'Release 2.1'", "set release --no-expiry"]
    }

    private static func run(_ call: Invocation) throws -> ExitCode {
        var change = SessionChange()
        change.topic = call.value(topic)
        if let expiry = try call.expiry() {
            guard !call.has(noExpiry) else { throw UsageError("--no-expiry excludes --ttl and --expires.") }
            change.expiry = .at(expiry)
        } else if call.has(noExpiry) {
            change.expiry = .never
        }
        guard change != SessionChange() else {
            throw UsageError("`set` changes nothing.", hint: "Give --topic, --ttl, --expires or --no-expiry.")
        }
        let author = try call.agent()
        try call.show(ReceiptResult(try call.chat().set(change, by: author)))
        return .success
    }
}
