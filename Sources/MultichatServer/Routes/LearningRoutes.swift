import Multichat
import MultichatViews

/// What agents have learned.
enum LearningRoutes {
    static let all = [list, learn, show, revise, forget, history, related]

    private static let path = "/v1/learnings"
    private static let limit = Parameter.limit(100)
    private static let few = Parameter.limit(10)

    private static let list = Route(.get, path, "Lists what was learned, newest first.") { call in
        let page = try call.swarm.brain.learnings(
            try RecallRoutes.filter(call), limit: call.integer(limit) ?? 100, after: call.word(.cursor))
        return call.list(page) { LearningView($1).write(to: &$0) }
    }.with {
        $0.parameters = RecallRoutes.filters + [limit, .cursor]
        $0.isSlow = true
        $0.answers = [200: Answer(Shapes.list(of: "Learning"))]
    }

    private static let learn = Route(.post, path, "Keeps a piece of knowledge for all agents.") { call in
        let id: LearningID? = try call.id(in: "id") ?? call.repeatableID.map { try LearningID($0) }
        let known = try id.flatMap { try call.swarm.brain.learning($0) }
        let learning = try call.swarm.brain.learn(
            call.text("text") ?? "", id: id, by: try call.id(in: "author")
        ) { try LearningFields.set(&$0, call) }
        return call.show(
            LearningView(learning), status: known == nil ? 201 : 200, tag: Conditions.tag(learning.sequence))
    }.with {
        $0.body = BodyForm(
            types: [BodyForm.json],
            schema: .object(
                [Schema.Member("text", .words).required, .init("id", .id), .init("author", .id)]
                    + LearningFields.members))
        $0.isRepeatable = true
        $0.isSlow = true
        $0.answers = [200: Answer(.named("Learning"), tagged: true), 201: Answer(.named("Learning"), tagged: true)]
    }

    private static let show = Route(.get, path + "/{learning}", "Shows a learning.") { call in
        let id: LearningID = try call.id(at: "learning")
        guard let learning = try call.swarm.brain.learning(id) else {
            throw MultichatError(.notFound, "There is no learning \(id), or none any more.")
        }
        let tag = Conditions.tag(learning.sequence)
        return call.unchanged(tag) ?? call.show(LearningView(learning), tag: tag)
    }.with { $0.answers = [200: Answer(.named("Learning"), tagged: true)] }

    private static let revise = Route(
        .patch, path + "/{learning}", "Revises a learning: what isn't given stays as it is."
    ) { call in
        let id: LearningID = try call.id(at: "learning")
        let expected = try call.expectedSequence
        let learning = try call.swarm.brain.revise(id, by: try call.id(in: "author")) { learning in
            if let expected, expected != learning.sequence {
                throw MultichatError(.conflict, "The learning \(id) was revised meanwhile.", hint: "Read it again.")
            }
            learning.text = call.text("text") ?? learning.text
            try LearningFields.set(&learning, call)
        }
        return call.show(LearningView(learning), tag: Conditions.tag(learning.sequence))
    }.with {
        $0.body = BodyForm(
            types: ["application/merge-patch+json", BodyForm.json],
            schema: .object([.init("text", .words), .init("author", .id)] + LearningFields.members))
        $0.isSlow = true
        $0.answers = [200: Answer(.named("Learning"), tagged: true)]
    }

    private static let forget = Route(
        .delete, path + "/{learning}", "Takes a learning out of all lists and recalls."
    ) { call in
        let id: LearningID = try call.id(at: "learning")
        let receipt = try call.swarm.brain.forget(id, by: try call.id(.author))
        return call.show(ForgottenView(id, sequence: receipt.last))
    }.with {
        $0.parameters = [.author]
        $0.isSlow = true
        $0.answers = [200: Answer(.named("Forgotten"))]
    }

    private static let history = Route(
        .get, path + "/{learning}/history", "Lists a learning's versions, newest first."
    ) { call in
        let id: LearningID = try call.id(at: "learning")
        let versions = try call.swarm.brain.history(id)
        guard !versions.isEmpty else { throw MultichatError(.notFound, "There never was a learning \(id).") }
        return call.list(Page(versions)) { LearningVersionView($1, of: id).write(to: &$0) }
    }.with {
        $0.isSlow = true
        $0.answers = [200: Answer(Shapes.list(of: "LearningVersion"))]
    }

    private static let related = Route(
        .get, path + "/{learning}/related", "Lists the learnings that are nearest to one."
    ) { call in
        let brain = try call.server.swarms.brain(of: call.swarm.namespace)
        let found = try brain.related(to: try call.id(at: "learning"), limit: call.integer(few) ?? 10)
        return call.list(Page(found)) { RecollectionView($1).write(to: &$0) }
    }.with {
        $0.parameters = [few]
        $0.isSlow = true
        $0.answers = [200: Answer(Shapes.list(of: "Recollection"))]
    }
}
