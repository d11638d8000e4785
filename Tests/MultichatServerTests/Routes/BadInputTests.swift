import Multichat
import MultichatServer
import Testing

@Suite("bad input")
struct BadInputTests {
    /// A request, and what it gets.
    struct Bad: Sendable, CustomTestStringConvertible {
        let name: String
        var method = "POST"
        var target = "/v1/sessions/release/messages"
        var body: String?
        var fields: [String] = []
        let status: Int
        var says = ""

        var testDescription: String { name }
    }

    static let all = [
        Bad(name: "half of an object", body: "{\"from\":", status: 400, says: "line 1, byte 9"),
        Bad(name: "something behind it", body: "{}x", status: 400, says: "line 1, byte 3"),
        Bad(name: "a key twice", body: #"{"from":"a","from":"b","content":""}"#, status: 400, says: "same key"),
        Bad(name: "the same key in escapes", body: #"{"from":"a","\u0066rom":"b","content":""}"#, status: 400),
        Bad(name: "a lone surrogate", body: #"{"from":"a","content":"\ud800"}"#, status: 400, says: "surrogate"),
        Bad(
            name: "deep nesting",
            body: #"{"from":"a","content":"","usage":"# + String(repeating: "[", count: 70)
                + String(repeating: "]", count: 70) + "}", status: 400, says: "deep"),
        Bad(name: "an array", body: "[]", status: 400, says: "an object"),
        Bad(name: "no body", body: "", status: 400),
        Bad(name: "a missing member", body: #"{"content":"x"}"#, status: 400, says: "`from` is missing"),
        Bad(name: "a wrong type", body: #"{"from":7,"content":"x"}"#, status: 400, says: "`from` must be a string"),
        Bad(name: "a wrong element", body: #"{"from":"a","content":"x","to":["b",7]}"#, status: 400, says: "`to[1]`"),
        Bad(name: "an empty id", body: #"{"from":"","content":"x"}"#, status: 400, says: "empty"),
        Bad(
            name: "a long id", body: #"{"content":"x","from":""# + String(repeating: "i", count: 513) + "\"}",
            status: 400, says: "512"),
        Bad(name: "a control character", body: #"{"from":"a\u0007","content":"x"}"#, status: 400, says: "control"),
        Bad(name: "a negative sequence", body: #"{"from":"a","content":"x","replyTo":-1}"#, status: 400),
        Bad(name: "a form", body: "from=a", fields: ["Content-Type: application/x-www-form-urlencoded"], status: 415),
        Bad(name: "text", body: "{}", fields: ["Content-Type: text/plain"], status: 415),
        Bad(
            name: "another charset", body: "{}", fields: ["Content-Type: application/json; charset=latin1"],
            status: 415),
        Bad(
            name: "an unknown session", target: "/v1/sessions/no/messages", body: #"{"from":"a","content":"x"}"#,
            status: 404),
        Bad(name: "an unknown parameter", method: "GET", target: "/v1/sessions?colour=red", status: 400, says: "label"),
        Bad(
            name: "a parameter twice", method: "GET", target: "/v1/sessions?limit=1&limit=2", status: 400, says: "twice"
        ),
        Bad(name: "a limit of 0", method: "GET", target: "/v1/sessions?limit=0", status: 400, says: "1 to 1000"),
        Bad(name: "a large limit", method: "GET", target: "/v1/sessions?limit=1001", status: 400),
        Bad(name: "a limit in words", method: "GET", target: "/v1/sessions?limit=ten", status: 400),
        Bad(name: "half a flag", method: "GET", target: "/v1/sessions?system=1", status: 400, says: "true or false"),
        Bad(name: "an unknown status", method: "GET", target: "/v1/sessions?status=lost", status: 400, says: "active"),
        Bad(name: "a bad cursor", method: "GET", target: "/v1/sessions?cursor=zz", status: 400, says: "cursor"),
        Bad(
            name: "a label without a value", method: "GET", target: "/v1/sessions?label=team", status: 400, says: "K=V"),
        Bad(name: "an empty namespace", method: "GET", target: "/v1/sessions?namespace=", status: 400),
        Bad(name: "an empty segment", method: "GET", target: "/v1/sessions//messages", status: 400),
        Bad(name: "sequence 0", method: "GET", target: "/v1/sessions/release/entries/0", status: 400),
        Bad(name: "a sequence behind the head", method: "GET", target: "/v1/sessions/release/entries/9", status: 404),
        Bad(
            name: "a sequence beyond integers", method: "GET",
            target: "/v1/sessions/release/entries/99999999999999999999", status: 400),
        Bad(name: "a method that isn't there", method: "DELETE", status: 405),
        Bad(name: "a method that nobody knows", method: "BREW", status: 405),
        Bad(name: "a path that isn't there", method: "GET", target: "/v2/sessions", status: 404),
        Bad(name: "a folder above", method: "GET", target: "/../etc/passwd", status: 404),
        Bad(name: "a folder above, encoded", method: "GET", target: "/%2e%2e/etc/passwd", status: 404),
    ]

    @Test("each gets a problem that says what is wrong, and stores nothing", arguments: all)
    func bad(_ bad: Bad) throws {
        let server = try TestServer()
        try server.swarm.start("release")
        let answer = try server.ask(bad.method, bad.target, bad.body, bad.fields)
        #expect(answer.status == bad.status)
        #expect(answer.fields["content-type"] == "application/problem+json")
        let problem = try answer.json
        #expect(problem["status"]?.integer == bad.status)
        #expect(problem["hint"]?.string?.isEmpty == false)
        let words = [problem["detail"]?.string, problem["hint"]?.string].compactMap { $0 }.joined(separator: " ")
        #expect(words.contains(bad.says), "\(words)")
        #expect(try server.swarm.chat("release").session().head.sequence == 0)
    }

    @Test("bytes that aren't UTF-8 are refused with their place")
    func utf8() throws {
        let server = try TestServer()
        try server.swarm.start("release")
        let client = try server.connect()
        let body = Array(#"{"from":"a","content":""#.utf8) + [0xFF] + Array("\"}".utf8)
        client.send(
            "POST /v1/sessions/release/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: \(body.count)\r\n\r\n")
        client.send(body)
        let answer = try client.answer()
        #expect(answer.status == 400)
        #expect(try answer.json["detail"]?.string?.contains("not valid UTF-8 at byte 23") == true)
    }

    @Test("members that a route doesn't know are ignored")
    func unknownMembers() throws {
        let server = try TestServer()
        try server.swarm.start("release")
        let body = #"{"from":"a","content":"x","colour":"red"}"#
        #expect(try server.ask("POST", "/v1/sessions/release/messages", body).status == 201)
    }

    @Test("a body at the limit is taken, one above it isn't, and the connection tells it")
    func oversize() throws {
        let server = try TestServer { $0.limits.bodyBytes = 1000 }
        try server.swarm.start("release")
        func body(_ count: Int) -> String {
            let start = #"{"from":"a","content":""#
            return start + String(repeating: "x", count: count - start.utf8.count - 2) + "\"}"
        }
        #expect(try server.ask("POST", "/v1/sessions/release/messages", body(1000)).status == 201)
        #expect(try server.ask("POST", "/v1/sessions/release/messages", body(1001)).status == 413)
        let client = try server.connect()
        let chunk = "3e9\r\n" + body(1001) + "\r\n0\r\n\r\n"
        client.send(
            "POST /v1/sessions/release/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n" + chunk)
        #expect(try client.answer().status == 413)
    }
}
