import Multichat
import MultichatSearch

/// `search`: messages by their words.
enum SearchCommand {
    private static let query = Positional("QUERY", "words, \"phrases\", prefix*, AND OR NOT, from: to: tag: …").with {
        $0.repeats = true
    }
    private static let session = Option("session", "SESSION", "only messages of this session", completion: .session)
    private static let limit = Option("limit", "N", "at most so many (default: 20)")
    private static let cursor = Option("cursor", "CURSOR", "go on where the previous page ended")

    static let command = Command("search", "find messages by their words, best first", in: .read, action: run).with {
        $0.details = """
            Words stand for themselves whatever their case and accents, "phrases" for words in a row, and depl* for \
            what begins so. AND, OR, NOT and parentheses combine them. from:AGENT, to:AGENT, tag:TAG, kind:KIND and \
            session:SESSION look at what is known of a message, before:TIME and after:TIME (2026-01-31, or 7d ago) at \
            when it was written. The index is a file beside the store, or in the cache folder for Redis; it is \
            brought up to date first, and may be deleted.
            """
        $0.positionals = [query]
        $0.options = [session, limit, cursor]
        $0.examples = [
            "search deploy failed", "search 'rollback* AND from:Agent-1 after:7d' --limit 5",
            "search '\"release plan\"' --json | jq -r '[.session, .sequence] | @tsv'",
        ]
    }

    private static func run(_ call: Invocation) throws -> ExitCode {
        var query = SearchQuery(call.words(query).joined(separator: " "))
        query.session = try call.id(session)
        query.limit = try call.integer(limit, atLeast: 1) ?? 20
        query.cursor = call.value(cursor)
        let swarm = try call.swarm()
        let index = try call.searchIndex(of: swarm)
        defer { index.close() }
        let page = try MessageSearch(swarm, index).search(query)
        let style = call.isJSON ? Style.plain : Style.of(Descriptor.output)
        for hit in page.hits { try call.show(SearchResult(hit), style) }
        try call.output.flush()
        var leftOut = LeftOut()
        leftOut.add(page.leftOut)
        call.tell(leftOut)
        if let count = page.rankedNewest {
            call.note("More than \(count) messages match: the best of the newest \(count) are shown.")
        }
        call.showCursor(page.cursor)
        return .success
    }
}
