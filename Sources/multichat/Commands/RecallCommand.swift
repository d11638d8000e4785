import Multichat

/// `recall`: the learnings that fit a question.
enum RecallCommand {
    private static let query = Positional("QUERY", "a question, or some words")
    private static let limit = Option("limit", "N", "at most so many (default: 10)")
    private static let tag = Option("tag", "WORD", "only learnings with this tag; several may be given", repeats: true)
    private static let kind = Option("kind", "WORD", "only those of this kind, or of one of several", repeats: true)
    private static let author = Option("author", "AGENT", "only those of this author")
    private static let project = Option("project", "NAME", "only those about this project")
    private static let recent = Option("recent", nil, "newer ones of those that fit come further up")

    static let command = Command("recall", "find the learnings that fit a question", in: .brain, action: run).with {
        $0.details = """
            The best comes first. Learnings with the same text are shown once. With --embed, those whose embeddings are \
            near to the question's are found too, whatever words they use. Where the ranks come from is explained in \
            Documentation/brain.md.
            """
        $0.positionals = [query]
        $0.options = [limit, tag, kind, author, project, recent, .embed]
        $0.examples = ["recall 'when may I checkpoint?'", "recall 'release' --kind decision --limit 3 --json"]
    }

    private static func run(_ call: Invocation) throws -> ExitCode {
        var wanted = RecallQuery(call.word(query) ?? "")
        wanted.limit = try call.integer(limit, atLeast: 1) ?? wanted.limit
        wanted.tags = call.values(tag)
        wanted.kinds = call.values(kind)
        wanted.author = try call.id(author)
        wanted.project = call.value(project)
        wanted.prefersRecent = call.has(recent)
        let brain = try call.brain()
        wanted.embedding = try call.embedding(of: wanted.text)
        let style = Style.of(Descriptor.output)
        for found in try brain.recall(wanted) { try call.show(RecollectionResult(found), style) }
        return .success
    }
}
