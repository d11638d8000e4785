import Multichat

/// `learnings`: all learnings, the newest first.
enum LearningsCommand {
    private static let limit = Option("limit", "N", "at most so many (default: 100)")
    private static let cursor = Option("cursor", "CURSOR", "go on where the previous page ended")
    private static let tag = Option("tag", "WORD", "only learnings with this tag; several may be given", repeats: true)
    private static let kind = Option("kind", "WORD", "only those of this kind, or of one of several", repeats: true)
    private static let author = Option("author", "AGENT", "only those of this author")
    private static let project = Option("project", "NAME", "only those about this project")

    static let command = Command("learnings", "list what was learned, newest first", in: .brain, action: run).with {
        $0.details = """
            Those come first that were learned or revised last. Where there are more than the limit, the cursor of the \
            next page is told on standard error.
            """
        $0.options = [limit, cursor, tag, kind, author, project]
        $0.examples = ["learnings --limit 20", "learnings --author Agent-2 --json"]
    }

    private static func run(_ call: Invocation) throws -> ExitCode {
        var filter = RecallQuery("")
        filter.tags = call.values(tag)
        filter.kinds = call.values(kind)
        filter.author = try call.id(author)
        filter.project = call.value(project)
        let count = try call.integer(limit, atLeast: 1) ?? 100
        let page = try call.swarm().brain.learnings(filter, limit: count, after: call.value(cursor))
        let style = Style.of(Descriptor.output)
        for learning in page.items { try call.show(LearningResult(learning), style) }
        try call.output.flush()
        call.showCursor(page.cursor)
        return .success
    }
}
