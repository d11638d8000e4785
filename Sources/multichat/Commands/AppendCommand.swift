import Multichat
import MultichatViews

/// `append`: any entry, or a batch of them.
enum AppendCommand {
    private static let kind = Option("kind", "KIND", "what the entry records (default: value)")
    private static let key = Option("key", "KEY", "the key whose newest value it becomes")
    private static let body = Option("body", "JSON", "what it says; without it, entries are read as JSON Lines")
    private static let entryID = Option("entry-id", "ID", "makes repeating safe: the same id is stored once")
    private static let expectHead = Option("expect-head", "SEQUENCE", "store only if the session's head is there")

    static let command = Command("append", "append any entry, or a batch of entries", in: .talk, action: run).with {
        $0.details = """
            With --body, one entry is appended. Without it, the standard input is read as JSON Lines, one entry a \
            line with the members id, kind, key, author, time and body; all are stored or none is. What a line leaves \
            out, the options say.
            """
        $0.positionals = [.session]
        $0.options = [kind, key, .author, body, entryID, expectHead, .fence]
        $0.examples = [
            "append release --kind step --key workflow/deploy --body '{\"state\":\"done\"}'",
            "append release --author Agent-1 --expect-head 12 < batch.jsonl",
        ]
    }

    private static func run(_ call: Invocation) throws -> ExitCode {
        var template = DraftTemplate(kind: try call.id(kind) ?? .value)
        template.key = try call.id(key)
        template.author = try call.agent()
        let id: EntryID? = try call.id(entryID)
        let head = try call.integer(expectHead)
        let expected = try call.fence() + (head.map { [.head($0)] } ?? [])
        let chat = try call.chat()
        let limits = chat.swarm.store.configuration.limits
        var drafts: [Draft]
        if let text = call.value(body) {
            let id = id ?? chat.newEntryID()
            drafts = [template.draft(id: id, body: try JSON(text, field: "body", limits: limits))]
        } else {
            guard id == nil else { throw UsageError("--entry-id goes with --body; a line has its own `id`.") }
            drafts = try BatchReader(template, limits: limits, newID: chat.newEntryID).read(
                try StandardInput.all(limit: BatchReader.maximumBytes))
        }
        let receipt = try chat.append(drafts, expecting: expected)
        try call.show(ReceiptResult(receipt))
        return .success
    }
}
