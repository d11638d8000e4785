import Multichat
import MultichatViews

/// What fits into a model's context.
enum WindowRoutes {
    static let all = [window]

    private static let budget = Parameter("budget", .sequence, "how many tokens there are").required
    private static let system = Parameter("system", .flag, "keep the first system message in front")

    private static let window = Route(
        .get, "/v1/sessions/{session}/window", "Reads the newest messages that fit into a model's context."
    ) { call in
        let chat = try call.chat
        let window = try chat.window(budget: call.integer(budget) ?? 0, keepingSystem: call.has(system))
        return .response(
            .json { writer in
                writer.raw("{\"items\":")
                writer.array(window.entries) { EntryView($1, of: chat.id).write(to: &$0) }
                writer.member("tokens", window.tokens)
                writer.key("complete")
                writer.bool(window.isComplete)
                writer.raw("}")
            })
    }.with {
        $0.parameters = [budget, system]
        $0.isSlow = true
        $0.answers = [200: Answer(.named("Window"))]
    }
}
