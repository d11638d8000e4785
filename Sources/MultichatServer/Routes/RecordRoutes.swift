import Multichat
import MultichatInterchange
import MultichatSearch
import MultichatViews

/// Whole stores and sessions: copies, proofs and figures.
enum RecordRoutes {
    static let all = [export, take, stats, store, health, verify, stuck, erase]

    private static let session = Parameter("session", .id, "only this session").repeating
    private static let format = Parameter(
        "format", .text(.choice(["archive", "a2a", "devlog"])), "as an archive (the default), or messages as text")
    private static let dryRun = Parameter("dry-run", .flag, "read and count everything, and store nothing")
    private static let age = Parameter("age", .duration, "messages that wait so long (default: 10m)")

    private static let export = Route(.get, "/v1/export", "Writes sessions as one archive, or as text.") { call in
        let sessions = try call.words(session).map { try SessionReference(SessionID($0), in: call.swarm.namespace) }
        for session in sessions { _ = try call.server.store.required(session) }
        let form = call.word(format) ?? "archive"
        let pipe = ByteStream()
        let work = ExportWork(
            store: call.server.store, sessions: sessions.isEmpty ? nil : sessions, namespace: call.swarm.namespace,
            form: form)
        guard call.server.streams.run({ work.run(into: pipe) }) else { throw Problem.busy }
        return .response(
            Response(200, type: form == "archive" ? BodyForm.lines : "text/plain; charset=utf-8", source: pipe))
    }.with {
        $0.parameters = [session, format]
        $0.isSlow = true
        $0.answers = [200: Answer(.any, type: BodyForm.lines, "text/plain")]
    }

    private static let take = Route(.post, "/v1/import", "Takes in an archive, or records of other systems.") { call in
        guard case .file(let file) = call.body else { throw Problem.malformed("The body is missing.") }
        var importer = Importer(into: call.server.store)
        importer.namespace = call.swarm.namespace
        importer.isDryRun = call.has(dryRun)
        importer.takesOwn = call.mayWriteOwn
        let path = "/dev/fd/\(file.descriptor)"
        let report = try importer.run([path])
        // What the file is called here says nothing to who sent it.
        return .response(
            .json { $0.json(JSON(unchecked: report.json.text.replacing(path, with: "body"))) })
    }.with {
        $0.parameters = [dryRun]
        $0.body = BodyForm(
            types: [
                BodyForm.lines, BodyForm.json, "text/plain", "text/markdown", "application/octet-stream",
            ], schema: .any, isStreamed: true)
        $0.isSlow = true
        $0.answers = [200: Answer(.named("ImportReport"))]
    }

    private static let stats = Route(.get, "/v1/stats", "Counts sessions and entries.") { call in
        var stats = StatsView(url: call.caller.isOfAll ? call.server.configuration.storeName : "")
        _ = try call.server.store.forEachSession(in: call.swarm.namespace, includingSystem: false) { stats.count($0) }
        return call.show(stats)
    }.with {
        $0.isSlow = true
        $0.answers = [200: Answer(.named("Stats"))]
    }

    private static let store = Route(.get, "/v1/store", "Shows what the store is and what it promises.") { call in
        let store = call.server.store
        var facts = try (store as? any Describing)?.facts() ?? []
        facts += (store as? any Recovering).map { [StoreFact("recoveries", .number($0.recoveries.count))] } ?? []
        var count = 0
        _ = try store.forEachSession(in: nil, includingSystem: false) { _ in count += 1 }
        return call.show(StoreInfoView(url: call.server.configuration.storeName, sessions: count, facts: facts))
    }.with {
        $0.isOfStore = true
        $0.isOfNamespace = false
        $0.isSlow = true
        $0.answers = [200: Answer(.named("StoreInfo"))]
    }

    private static let health = Route(.get, "/v1/health", "Examines the machine, the store and its settings.") { call in
        .response(.json { $0.json(call.server.configuration.examine().json) })
    }.with {
        $0.isOfStore = true
        $0.isOfNamespace = false
        $0.isSlow = true
        $0.answers = [200: Answer(.named("Health"))]
    }

    private static let verify = Route(
        .get, "/v1/sessions/{session}/verify", "Computes a session's chain again, and looks for damage."
    ) { call in
        call.show(VerificationView(try Verifier(call.server.store).verify(try call.chat.reference)))
    }.with {
        $0.isSlow = true
        $0.answers = [200: Answer(.named("Verification"))]
    }

    private static let stuck = Route(
        .get, "/v1/stuck", "Lists active sessions with messages that wait for an agent for long."
    ) { call in
        let age = try call.word(age).map { try TextForm.duration($0, "age") } ?? 600_000_000
        return call.list(try call.swarm.stuck(olderThan: .microseconds(age))) { StuckView($1).write(to: &$0) }
    }.with {
        $0.parameters = [age]
        $0.isSlow = true
        $0.answers = [200: Answer(Shapes.list(of: "StuckSession"))]
    }

    private static let erase = Route(
        .post, "/v1/erase", "Removes what was said for good, but keeps the chain."
    ) { call in
        var request = ErasureRequest(session: try call.id(in: "session"), agent: try call.id(in: "agent"))
        guard request.session != nil || request.agent != nil else {
            throw MultichatError(.invalid, "`session` or `agent` must say what is erased.")
        }
        if let sequences = call.value["sequences"] {
            guard request.session != nil, let ranges = SequenceRanges(sequences), !ranges.isEmpty else {
                throw MultichatError(.invalid, "`sequences` must be ranges of a session, such as [[12,12],[20,25]].")
            }
            request.sequences = ranges
        }
        request.author = try call.id(in: "author")
        request.reason = call.text("reason")
        var eraser = try Eraser(call.swarm)
        let path = try call.server.configuration.indexPath(call.swarm.namespace)
        eraser.copies = path.map { [IndexForgetting($0, of: call.swarm.namespace.text)] } ?? []
        let isDry = call.value["dryRun"]?.bool ?? false
        return call.show(ErasureView(try isDry ? eraser.preview(request) : eraser.erase(request), isDone: !isDry))
    }.with {
        $0.scope = .admin
        $0.body = .object(
            .init("session", .id), .init("agent", .id), .init("sequences", .array(.array(.sequence))),
            .init("reason", .words), .init("author", .id), .init("dryRun", .flag))
        $0.isSlow = true
        $0.answers = [200: Answer(.named("Erasure"))]
    }
}
