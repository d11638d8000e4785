import Multichat
import MultichatViews

/// What the server tells about itself.
enum SystemRoutes {
    static let all = [alive, ready, metrics, server, description]

    private static let alive = Route(.get, "/healthz", "Tells that the process answers.") { _ in
        .response(.json { $0.raw("{\"status\":\"alive\"}") })
    }.with {
        $0.scope = .none
        $0.isOfNamespace = false
        $0.answers = [200: Answer(.object([.init("status", .words).required]))]
    }

    private static let ready = Route(.get, "/readyz", "Tells whether requests can be answered now.") { call in
        guard !call.server.isStopping() else { throw Problem.stopping }
        var query = SessionQuery()
        query.limit = 1
        _ = try call.server.store.sessions(query)
        return .response(.json { $0.raw("{\"status\":\"ready\"}") })
    }.with {
        $0.scope = .none
        $0.isOfNamespace = false
        $0.isSlow = true
        $0.answers = [200: Answer(.object([.init("status", .words).required]))]
    }

    private static let metrics = Route(.get, "/metrics", "Shows figures in Prometheus' text format.") { call in
        let text = try MetricsText.make(call.server)
        return .response(Response(200, type: "text/plain; version=0.0.4", Array(text.utf8)))
    }.with {
        $0.isOfStore = true
        $0.isOfNamespace = false
        $0.isSlow = true
        $0.answers = [200: Answer(.words, type: "text/plain")]
    }

    private static let description = Route(.get, "/v1/openapi.json", "Describes all of this as OpenAPI 3.1.") { call in
        .response(
            .json {
                $0.json(
                    OpenAPI(
                        Routes.all, version: call.server.configuration.version,
                        requiresKeys: call.server.keys.ring.isRequired
                    ).json)
            })
    }.with {
        $0.scope = .none
        $0.isOfNamespace = false
        $0.answers = [200: Answer(.map(.any))]
    }

    private static let server = Route(.get, "/v1/server", "Tells which server this is.") { call in
        let configuration = call.server.configuration
        return .response(
            .json { writer in
                writer.raw("{")
                writer.member("name", "multichat")
                writer.member("version", configuration.version)
                writer.key("startedAt")
                writer.time(call.server.startedAt)
                writer.key("time")
                writer.time(call.server.store.configuration.clock())
                writer.key("keys")
                writer.bool(call.server.keys.ring.isRequired)
                writer.member("namespace", call.swarm.namespace.text)
                writer.member("scope", (call.caller.key?.scope ?? .admin).rawValue)
                writer.key("allNamespaces")
                writer.bool(call.caller.isOfAll)
                writer.raw("}")
            })
    }.with {
        $0.isOfNamespace = false
        $0.answers = [200: Answer(.named("Server"))]
    }
}
