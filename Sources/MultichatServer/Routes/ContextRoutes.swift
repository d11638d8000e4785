import Multichat
import MultichatViews

/// The agents' saved states, in sessions and outside of them.
enum ContextRoutes {
    static let all =
        [list]
        + routes(at: "/v1/sessions/{session}/contexts/{agent}", "an agent's context in a session") { call in
            try call.chat.context(of: try call.id(at: "agent"))
        }
        + routes(at: "/v1/agents/{agent}/context", "an agent's own context, outside of sessions") { call in
            try call.swarm.context(of: try call.id(at: "agent"))
        }

    private static let list = Route(
        .get, "/v1/sessions/{session}/contexts", "Lists the contexts of a session's agents."
    ) { call in
        let chat = try call.chat
        return try call.reading(chat) { try call.latest(chat, prefix: "context/", tag: $0) }
    }.with {
        $0.parameters = [.asOf, ValueRoutes.limit, .cursor]
        $0.answers = [200: Answer(Shapes.list(of: "Entry"), tagged: true)]
    }

    /// What can be done with a context, wherever it stands.
    private static func routes(
        at path: String, _ name: String, _ context: @escaping @Sendable (Call) throws -> AgentContext
    ) -> [Route] {
        [show(path, name, context), history(path, name, context)]
            + [(Method.put, BodyForm.value), (.patch, BodyForm.patch)].map { method, body in
                let verb = method == .put ? "Saves" : "Changes a part of"
                return Route(method, path, "\(verb) \(name).") { call in
                    let context = try context(call)
                    let expected = try call.expectedSequence
                    let receipt =
                        try method == .put
                        ? context.put(json: call.json, replacing: expected)
                        : context.patch(json: call.json, replacing: expected)
                    return call.show(ReceiptView(receipt), status: 201, tag: Conditions.tag(receipt.last))
                }.with {
                    $0.body = body
                    $0.isSlow = true
                    $0.answers = Shapes.receipt
                }
            }
    }

    private static func show(
        _ path: String, _ name: String, _ context: @escaping @Sendable (Call) throws -> AgentContext
    ) -> Route {
        Route(.get, path, "Shows the entry that holds \(name).") { call in
            let context = try context(call)
            guard let entry = try context.entry(asOf: call.integer(.asOf)) else {
                throw MultichatError(.notFound, "\(context.agent) has no context there.", hint: "Put one first.")
                    .with { $0.session = context.chat.id.text }
            }
            return call.held(entry, context.chat)
        }.with {
            $0.parameters = [.asOf]
            $0.answers = [200: Answer(.named("Entry"), tagged: true)]
        }
    }

    private static func history(
        _ path: String, _ name: String, _ context: @escaping @Sendable (Call) throws -> AgentContext
    ) -> Route {
        Route(.get, path + "/history", "Lists the entries that held \(name), newest first.") { call in
            let context = try context(call)
            let page = try context.history(
                limit: call.integer(ValueRoutes.limit) ?? 100, after: call.word(.cursor))
            return call.list(page) { EntryView($1, of: context.chat.id).write(to: &$0) }
        }.with {
            $0.parameters = [ValueRoutes.limit, .cursor]
            $0.answers = [200: Answer(Shapes.list(of: "Entry"))]
        }
    }
}

extension Call {
    /// The sequence that a value must be at; 0 where there must be none; `nil` where it doesn't matter.
    var expectedSequence: Int? {
        get throws {
            guard case .newest(_, let sequence) = try expectedValue(of: "context").first else { return nil }
            return sequence ?? 0
        }
    }
}
