import Multichat
import TestSupport
import Testing

@testable import MultichatServer

/// What holds of all routes, asked of each as it is declared.
@Suite("bad input, at every route")
struct EveryRouteTests {
    private let server: TestServer
    private let folder: TemporaryDirectory

    init() throws {
        let folder = try TemporaryDirectory()
        self.folder = folder
        server = try TestServer { $0.indexPath = { _ in folder("index.db") } }
        try server.swarm.start("release", with: ["Agent-1"]).post("Hello", from: "Agent-1")
        #expect(try server.ask("PUT", "/v1/agents/Agent-1/context", "{}").status == 201)
    }

    /// The routes whose bodies are read as JSON.
    private static let bodied = Routes.all.filter { $0.body.map { !$0.isStreamed } ?? false }

    private func status(_ route: Route, _ target: String, _ body: String?, _ fields: [String] = []) throws -> Int {
        let client = try server.connect()
        try client.send(route.method.rawValue, target, body, fields)
        let line = try client.line(endingWith: "\r\n\r\n")
        return line.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    }

    private func unchanged() throws {
        #expect(try server.swarm.sessions().items.map { "\($0.id) \($0.head.sequence)" } == ["release 1"])
    }

    @Test("a parameter that isn't declared is refused, and so is one that is given twice")
    func queries() throws {
        for route in Routes.all {
            #expect(try status(route, route.sampleTarget(["colour=red"]), nil) == 400, "\(route.name)")
            for parameter in route.parameters where parameter.place == .query && !parameter.repeats {
                let twice = route.sampleTarget(["\(parameter.name)=1", "\(parameter.name)=1"])
                #expect(try status(route, twice, nil) == 400, "\(route.name): \(parameter.name)")
            }
        }
        try unchanged()
    }

    @Test("a cursor that no page gave is refused")
    func cursors() throws {
        let paged = Routes.all.filter { $0.parameter("cursor") != nil }
        #expect(paged.count > 5)
        for route in paged {
            for cursor in ["zz", "%7f", "999999999999999999999", "..%2F..", String(repeating: "a", count: 5000)] {
                let answer = try status(route, route.sampleTarget(["cursor=\(cursor)"]), nil)
                #expect(answer == 400, "\(route.name) with \(cursor.prefix(30))")
            }
        }
    }

    @Test("a session that isn't there is told as such, and none is made")
    func unknownSessions() throws {
        let routes = Routes.all.filter { $0.path.places.contains("session") && $0.method == .get }
        #expect(routes.count > 10)
        for route in routes {
            #expect(try status(route, route.sampleTarget(session: "nobody"), nil) == 404, "\(route.name)")
        }
        try unchanged()
    }

    @Test("a body of another type is refused, and one where none is taken")
    func types() throws {
        for route in Self.bodied {
            let type = ["Content-Type: text/plain"]
            #expect(try status(route, route.sampleTarget(), "{}", type) == 415, "\(route.name)")
        }
        for route in Routes.all where route.body == nil {
            #expect(try status(route, route.sampleTarget(), "{}") == 400, "\(route.name)")
        }
        try unchanged()
    }

    @Test(
        "a body that isn't JSON is refused",
        arguments: [
            "{\"a\":", "{\"a\":1,\"a\":2}", "nul", "{}{}", "\u{FEFF}{}", "{\"a\":\"\\ud800\"}", "[1,]", "{'a':1}", "01",
            String(repeating: "[", count: 70) + String(repeating: "]", count: 70), "\"\u{1}\"", "NaN", "1e",
        ])
    func json(_ body: String) throws {
        for route in Self.bodied {
            #expect(try status(route, route.sampleTarget(), body) == 400, "\(route.name)")
        }
        try unchanged()
    }

    @Test(
        "paths with tricks lead nowhere",
        arguments: [
            "/v1/sessions/..", "/v1/sessions/../keys", "/v1/../v1/keys", "/v1/sessions/release/../../keys",
            "//v1/sessions",
            "/v1//sessions", "/v1/sessions/", "/V1/sessions", "/v1/sessions%2Frelease",
            "/v1/sessions/release/entries/..",
            "/%76%31/sessions/%2e%2e/keys", "/v1/sessions;a=b", "/v1/sessions\\release", "/.%2e/v1/sessions",
        ])
    func paths(_ path: String) throws {
        let answer = try server.ask("GET", path)
        #expect([400, 404].contains(answer.status), "\(answer.status)")
        #expect(answer.fields["content-type"] == "application/problem+json")
    }
}
