import Multichat

/// `put`: a value under a key.
enum PutCommand {
    private static let key = Positional("KEY", "the key")
    private static let json = Positional("JSON", "the value; - reads it from the standard input")
    private static let expect = Option(
        "expect", "SEQUENCE", "only if the key's newest value is at this sequence; 0: only if it has none")

    static let command = Command("put", "save a value under a key", in: .values, action: run).with {
        $0.details = "The older values of the key stay as its history: get --as-of reads them."
        $0.positionals = [.session, key, json]
        $0.options = [.author, expect]
        $0.examples = ["put release plan '{\"step\":2}'", "put release plan '{\"step\":3}' --expect 7"]
    }

    private static func run(_ call: Invocation) throws -> ExitCode {
        let key = try EntryKey(call.word(key) ?? "")
        let expected = try call.integer(expect)
        let author = try call.agent()
        let chat = try call.chat()
        let value = try JSONInput.read(call.word(json) ?? "-", field: "value", chat)
        let expectations = expected.map { [Expectation.newest(key, $0 == 0 ? nil : $0)] } ?? []
        try call.show(ReceiptResult(try chat.put(json: value, as: key, by: author, expecting: expectations)))
        return .success
    }
}
