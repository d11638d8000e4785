import Multichat
import MultichatSearch
import MultichatViews

/// Finding learnings and messages.
enum RecallRoutes {
    static let all = [recall, recallByBody, search]

    private static let tag = Parameter("tag", .id, "only learnings with this tag").repeating
    private static let kind = Parameter("kind", .id, "only those of this kind, or of one of several").repeating
    private static let author = Parameter("author", .id, "only those of this author")
    private static let project = Parameter("project", .id, "only those about this project")
    private static let recent = Parameter("recent", .flag, "newer ones of those that fit come further up")
    private static let question = Parameter("q", .words, "what is looked for").required
    private static let few = Parameter.limit(10)
    private static let some = Parameter.limit(20)
    private static let session = Parameter("session", .id, "only messages of this session")

    /// What narrows lists of learnings.
    static let filters = [tag, kind, author, project]

    /// Reads what narrows a list of learnings.
    static func filter(_ call: Call) throws -> RecallQuery {
        var query = RecallQuery(call.word(question) ?? "")
        query.tags = call.words(tag)
        query.kinds = call.words(kind)
        query.author = try call.id(author)
        query.project = call.word(project)
        return query
    }

    private static let recall = Route(.get, "/v1/recall", "Finds the learnings that fit a question, best first.") {
        call in
        var query = try filter(call)
        query.prefersRecent = call.has(recent)
        query.limit = call.integer(few) ?? 10
        return try found(query, call)
    }.with {
        $0.parameters = [question] + filters + [recent, few]
        $0.isSlow = true
        $0.answers = [200: Answer(Shapes.list(of: "Recollection"))]
    }

    private static let recallByBody = Route(
        .post, "/v1/recall", "Finds the learnings that fit a question or an embedding, best first."
    ) { call in
        var query = RecallQuery(call.text("text") ?? "")
        query.embedding = try call.value["embedding"].flatMap { $0.isNull ? nil : try Embedding(json: $0.json) }
        query.tags = (call.value["tags"]?.array ?? []).compactMap(\.string)
        query.kinds = (call.value["kinds"]?.array ?? []).compactMap(\.string)
        query.author = try call.id(in: "author")
        query.project = call.text("project")
        query.prefersRecent = call.value["recent"]?.bool ?? false
        query.limit = call.value["limit"]?.integer ?? 10
        return try found(query, call)
    }.with {
        $0.scope = .read
        $0.body = .object(
            .init("text", .words), .init("embedding", .nullable(.array(.any))), .init("tags", .array(.id)),
            .init("kinds", .array(.id)), .init("author", .id), .init("project", .id), .init("recent", .flag),
            .init("limit", .integer(1...1000)))
        $0.isSlow = true
        $0.answers = [200: Answer(Shapes.list(of: "Recollection"))]
    }

    private static func found(_ query: RecallQuery, _ call: Call) throws -> Reply {
        let brain = try call.server.swarms.brain(of: call.swarm.namespace)
        return call.list(Page(try brain.recall(query))) { RecollectionView($1).write(to: &$0) }
    }

    private static let search = Route(.get, "/v1/search", "Finds messages by their words, best first.") { call in
        var query = SearchQuery(call.word(question) ?? "")
        query.session = try call.id(session)
        query.limit = call.integer(some) ?? 20
        query.cursor = call.word(.cursor)
        let index = try call.server.swarms.index(of: call.swarm.namespace)
        let page = try MessageSearch(call.swarm, index).search(query)
        let response = Response.json { writer in
            writer.raw("{\"items\":")
            writer.array(page.hits) { SearchHitView($1).write(to: &$0) }
            writer.member("cursor", page.cursor)
            writer.member("rankedNewest", page.rankedNewest)
            writer.key("leftOut")
            writer.array(page.leftOut) { DamageView($1).write(to: &$0) }
            writer.raw("}")
        }
        guard let cursor = page.cursor else { return .response(response) }
        return .response(response.adding("Link", "<\(call.next(cursor))>; rel=\"next\""))
    }.with {
        $0.parameters = [question, session, some, .cursor]
        $0.isSlow = true
        $0.answers = [200: Answer(.named("SearchPage"))]
    }
}
