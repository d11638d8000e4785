import Multichat
import MultichatInterchange

/// `show`: the entries of a session.
enum ShowCommand {
    private static let last = Option("last", "N", "only the newest N")
    private static let from = Option("from-sequence", "N", "only from this sequence on")
    private static let asOf = Option("as-of", "N", "the session as it was at this sequence")
    private static let kind = Option("kind", "KIND", "only entries of this kind, such as message")
    private static let author = Option("author", "AGENT", "only entries of this agent")
    private static let all = Option("all", nil, "also the entries that a rewind hides")

    private static let format = Option(
        "format", "FORM", "a2a or devlog prints messages as blocks of text, which import takes back",
        completion: .words(formats))
    private static let forms: [String: TextForm] = ["a2a": .a2a, "devlog": .devlog]
    private static let formats = ["a2a", "devlog"]

    static let command = Command("show", "read a session, oldest entry first", in: .read, action: run).with {
        $0.positionals = [.session]
        $0.options = [last, from, asOf, kind, author, all, format]
        $0.examples = ["show release --last 20", "show release --json --kind message | jq -r .body.content"]
    }

    private static func run(_ call: Invocation) throws -> ExitCode {
        let form = try call.choice(format, of: formats).flatMap { forms[$0] }
        if form != nil, call.isJSON { throw UsageError("--format and --json exclude each other.") }
        let count = try call.integer(last, atLeast: 1)
        let from = try call.integer(from, atLeast: 1)
        let asOf = try call.integer(asOf)
        let kind: EntryKind? = try call.id(kind)
        let author: AgentID? = try call.id(author)
        let chat = try call.chat()
        var query = EntryQuery(chat.reference)
        query.from = from
        query.asOf = asOf
        query.kind = form == nil ? kind : .message
        query.author = author
        query.includesHidden = call.has(all)
        try call.noteIfAhead(asOf, of: chat)
        let style = call.isJSON ? Style.plain : Style.of(Descriptor.output)
        let print = { (entry: Entry) in
            if let form { return try call.showBlock(entry, of: chat.id, form) }
            try call.show(EntryResult(entry, of: chat.id), style)
        }
        if let count {
            try EntryReader(chat).readNewest(count, of: query, print)
        } else {
            try EntryReader(chat).read(query, print)
        }
        return .success
    }
}

extension Invocation {
    /// Prints a message as a block of text.
    fileprivate func showBlock(_ entry: Entry, of session: SessionID, _ form: TextForm) throws {
        guard let block = MessageBlock(entry, of: session) else { return }
        output.line(block.text(form))
        try output.flushIfLarge()
    }
}
