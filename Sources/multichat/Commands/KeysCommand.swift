import Multichat

/// `keys`: the keys of a session.
enum KeysCommand {
    private static let prefix = Option("prefix", "PREFIX", "only keys that begin with it")
    private static let asOf = Option("as-of", "N", "the keys that it had at this sequence")

    static let command = Command("keys", "list the keys that have a value", in: .values, action: run).with {
        $0.details = "Each key comes with the sequence of its newest value; with --json, the whole entry is printed."
        $0.positionals = [.session]
        $0.options = [prefix, asOf]
        $0.examples = ["keys release --prefix workflow/"]
    }

    private static func run(_ call: Invocation) throws -> ExitCode {
        let sequence = try call.integer(asOf)
        let chat = try call.chat()
        try call.noteIfAhead(sequence, of: chat)
        var query = LatestQuery(chat.reference, prefix: call.value(prefix) ?? "")
        query.asOf = sequence
        query.limit = 500
        let style = Style.of(Descriptor.output)
        repeat {
            let page = try chat.swarm.store.latest(query)
            try show(page.items, call, style)
            query.cursor = page.cursor
        } while query.cursor != nil
        return .success
    }

    private static func show(_ entries: [Entry], _ call: Invocation, _ style: Style) throws {
        guard !call.isJSON else {
            let id = try call.sessionID()
            for entry in entries { try call.show(EntryResult(entry, of: id)) }
            return
        }
        var table = Table(["KEY", "SEQUENCE", "KIND", "AUTHOR", "TIME"], numeric: [1])
        for entry in entries {
            let time = EntryText.time(entry.time)
            table.add([
                entry.key?.text ?? "", String(entry.sequence), entry.kind.text, entry.author?.text ?? "", time,
            ])
        }
        for line in table.lines(style) { call.output.line(line) }
        try call.output.flushIfLarge()
    }
}
