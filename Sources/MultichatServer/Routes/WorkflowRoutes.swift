import Multichat
import MultichatViews

/// The runs of sessions.
enum WorkflowRoutes {
    static let all = [
        list, show, signal,
        step("pause", "Lets a run stop before its next step.") { try $0.pause(by: $1) },
        step("resume", "Lets a paused or failed run go on when it is run next.") { try $0.resume(by: $1) },
        step("cancel", "Gives a run up for good.") { try $0.cancel(by: $1) },
    ]

    private static let path = "/v1/sessions/{session}/workflows"
    private static let unfinished = Parameter("unfinished", .flag, "only those that can still go on")

    private static let list = Route(.get, path, "Lists a session's workflows.") { call in
        let chat = try call.chat
        _ = try chat.session()
        let runs = try chat.workflows(unfinished: call.has(unfinished))
        let now = call.server.store.configuration.clock()
        return call.list(Page(runs)) { WorkflowView($1, at: now).write(to: &$0) }
    }.with {
        $0.parameters = [unfinished]
        $0.isSlow = true
        $0.answers = [200: Answer(Shapes.list(of: "Workflow"))]
    }

    private static let show = Route(.get, path + "/{workflow}", "Shows a workflow's run.") { call in
        let status = try call.workflow.status()
        return call.show(WorkflowView(status, at: call.server.store.configuration.clock()))
    }.with {
        $0.isSlow = true
        $0.answers = [200: Answer(.named("Workflow"))]
    }

    private static let signal = Route(.post, path + "/{workflow}/signal", "Answers what a run waits for.") { call in
        let value = call.json.members?.first { $0.key == "value" }?.value ?? .null
        let receipt = try call.workflow.signal(
            call.text("signal") ?? "", json: value, by: try call.id(in: "author"))
        return call.show(ReceiptView(receipt), status: 201)
    }.with {
        $0.body = .object(Schema.Member("signal", .id).required, .init("value", .any), .init("author", .id))
        $0.isSlow = true
        $0.answers = [201: Answer(.named("Receipt"))]
    }

    private static func step(
        _ word: String, _ summary: String, _ change: @escaping @Sendable (Workflow, AgentID?) throws -> Receipt
    ) -> Route {
        Route(.post, "\(path)/{workflow}/\(word)", summary) { call in
            call.show(ReceiptView(try change(try call.workflow, try call.id(in: "author"))), status: 201)
        }.with {
            $0.body = .object(.init("author", .id), required: false)
            $0.isSlow = true
            $0.answers = [201: Answer(.named("Receipt"))]
        }
    }
}

extension Call {
    /// The workflow that the path names.
    fileprivate var workflow: Workflow {
        get throws {
            let chat = try chat
            _ = try chat.session()
            return chat.workflow(place("workflow"))
        }
    }
}
