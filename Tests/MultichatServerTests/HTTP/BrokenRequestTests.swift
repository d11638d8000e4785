import Multichat
import Testing

@Suite("requests that break HTTP")
struct BrokenRequestTests {
    /// What is sent, and the status that it gets.
    struct Broken: Sendable, CustomTestStringConvertible {
        let name: String
        let request: String
        let status: Int
        /// Whether the HTTP library refuses it by itself, in its own words.
        var isForLibrary = false

        var testDescription: String { name }
    }

    static let host = "Host: localhost\r\n"
    static let all = [
        Broken(
            name: "two lengths",
            request: "POST /v1/sessions HTTP/1.1\r\n\(host)Content-Type: application/json\r\n"
                + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{} ", status: 400),
        Broken(
            name: "the same length twice",
            request: "POST /v1/sessions HTTP/1.1\r\n\(host)"
                + "Content-Type: application/json\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\n{}", status: 400),
        Broken(
            name: "a length beside chunks",
            request: "POST /v1/sessions HTTP/1.1\r\n\(host)"
                + "Content-Type: application/json\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "2\r\n{}\r\n0\r\n\r\n", status: 400),
        Broken(
            name: "an unknown coding",
            request: "POST /v1/sessions HTTP/1.1\r\n\(host)"
                + "Content-Type: application/json\r\nTransfer-Encoding: gzip\r\n\r\n", status: 400),
        Broken(
            name: "a signed length",
            request: "POST /v1/sessions HTTP/1.1\r\n\(host)"
                + "Content-Type: application/json\r\nContent-Length: +2\r\n\r\n{}", status: 400,
            isForLibrary: true),
        Broken(name: "no host", request: "GET /healthz HTTP/1.1\r\n\r\n", status: 400),
        Broken(name: "two hosts", request: "GET /healthz HTTP/1.1\r\n\(host)\(host)\r\n", status: 400),
        Broken(name: "another host", request: "GET /healthz HTTP/1.1\r\nHost: evil.example\r\n\r\n", status: 403),
        Broken(
            name: "another host in the target",
            request: "GET http://evil.example/healthz HTTP/1.1\r\n\(host)\r\n", status: 403),
        Broken(
            name: "a page of another site",
            request: "GET /healthz HTTP/1.1\r\n\(host)"
                + "Origin: http://evil.example\r\n\r\n", status: 403),
        Broken(
            name: "a page without an origin", request: "GET /healthz HTTP/1.1\r\n\(host)Origin: null\r\n\r\n",
            status: 403),
        Broken(
            name: "a page on another port",
            request: "GET /healthz HTTP/1.1\r\nHost: localhost:1\r\n"
                + "Origin: http://localhost:2\r\n\r\n", status: 403),
        Broken(name: "a NUL in the path", request: "GET /v1/sessions/a%00b HTTP/1.1\r\n\(host)\r\n", status: 400),
        Broken(name: "half a byte", request: "GET /v1/sessions/a%4 HTTP/1.1\r\n\(host)\r\n", status: 400),
        Broken(name: "bytes that aren't UTF-8", request: "GET /v1/sessions/%ff HTTP/1.1\r\n\(host)\r\n", status: 400),
        Broken(
            name: "an overlong slash", request: "GET /v1/sessions/%c0%af HTTP/1.1\r\n\(host)\r\n", status: 400),
        Broken(
            name: "a NUL in the query", request: "GET /v1/sessions?prefix=a%00 HTTP/1.1\r\n\(host)\r\n", status: 400),
        Broken(name: "no path", request: "GET * HTTP/1.1\r\n\(host)\r\n", status: 400),
        Broken(
            name: "a large header",
            request: "GET /healthz HTTP/1.1\r\n\(host)X: "
                + String(repeating: "x", count: 17 << 10) + "\r\n\r\n", status: 431),
        Broken(
            name: "a body for a route without one",
            request: "GET /healthz HTTP/1.1\r\n\(host)"
                + "Content-Length: 2\r\n\r\n{}", status: 400),
        Broken(
            name: "a body that says that it is too large",
            request: "POST /v1/sessions HTTP/1.1\r\n\(host)"
                + "Content-Type: application/json\r\nContent-Length: 9000000\r\n\r\n", status: 413),
    ]

    @Test("each gets a clear answer, and no other request hides in it", arguments: all)
    func broken(_ broken: Broken) throws {
        let server = try TestServer()
        let client = try server.connect()
        client.send(broken.request)
        let answer = try client.answer()
        #expect(answer.status == broken.status)
        if !broken.isForLibrary {
            #expect(answer.fields["content-type"] == "application/problem+json")
            #expect(try answer.json["detail"]?.string?.isEmpty == false)
        }
        #expect(try server.swarm.sessions().items.isEmpty)
        #expect(try server.ask("GET", "/healthz").status == 200)
    }

    @Test("nothing is read behind a request whose length is doubtful")
    func smuggling() throws {
        let server = try TestServer()
        let client = try server.connect()
        let hidden =
            "POST /v1/sessions HTTP/1.1\r\n\(Self.host)Content-Type: application/json\r\n"
            + "Content-Length: 13\r\n\r\n{\"id\":\"evil\"}"
        client.send(
            "POST /v1/sessions HTTP/1.1\r\n\(Self.host)Content-Type: application/json\r\nContent-Length: 3\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + hidden)
        #expect(try client.answer().status == 400)
        #expect(client.isClosed())
        #expect(try server.swarm.sessions().items.isEmpty)
    }

    @Test("a body without an end is cut off")
    func endlessBody() throws {
        let server = try TestServer()
        let client = try server.connect()
        client.send(
            "POST /v1/sessions HTTP/1.1\r\n\(Self.host)Content-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n")
        let chunk = Array("10000\r\n".utf8) + [UInt8](repeating: 0x20, count: 0x10000) + Array("\r\n".utf8)
        for _ in 0..<400 { client.send(chunk) }
        #expect(client.isClosed())
        #expect(try server.ask("GET", "/healthz").status == 200)
    }

    @Test("a header that isn't UTF-8 is refused: two of them might be taken for the same")
    func badHeader() throws {
        let server = try TestServer()
        let client = try server.connect()
        client.send(Array("GET /healthz HTTP/1.1\r\n\(Self.host)X-Name: a".utf8) + [0xE9] + Array("\r\n\r\n".utf8))
        #expect(try client.answer().status == 400)
    }
}
