import Multichat
import MultichatServer
import Testing

@Suite("clients that are slow on purpose")
struct SlowClientTests {
    private func server() throws -> TestServer {
        try TestServer { configuration in
            configuration.limits.headerTime = 400_000
            configuration.limits.idleTime = 400_000
            configuration.limits.leastSpeed = 1 << 20
        }
    }

    @Test("one that sends its header a byte at a time is cut off")
    func header() throws {
        let server = try server()
        let client = try server.connect()
        let isCut = trickle(
            "GET /healthz HTTP/1.1\r\nHost: localhost\r\nX: " + String(repeating: "x", count: 4000), client)
        #expect(isCut)
        #expect(try server.ask("GET", "/healthz").status == 200)
    }

    @Test("one that sends its body a byte at a time is cut off")
    func body() throws {
        let server = try server()
        let client = try server.connect()
        client.send(
            "POST /v1/sessions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: 4000\r\n\r\n")
        #expect(trickle(String(repeating: " ", count: 4000), client))
        #expect(try server.swarm.sessions().items.isEmpty)
    }

    @Test("one that says nothing is cut off, and so is one that rests for too long between requests")
    func silence() throws {
        let server = try server()
        #expect(try server.connect().isClosed())
        let client = try server.connect()
        try client.send("GET", "/healthz")
        #expect(try client.answer().status == 200)
        #expect(client.isClosed())
    }

    @Test("one that never reads is cut off")
    func reading() throws {
        let server = try server()
        let chat = try server.swarm.start("long")
        let text = String(repeating: "x", count: 64 << 10)
        for _ in 0..<400 { try chat.post(text, from: "Agent-1") }
        let client = try server.connect()
        try client.send("GET", "/v1/sessions/long/entries", nil, ["Accept: application/x-ndjson"])
        // What the system has taken for the client is still delivered, so that only the server knows that it is over.
        let end = Platform.monotonicMicroseconds() + 20_000_000
        while Platform.monotonicMicroseconds() < end {
            if try server.ask("GET", "/metrics").text.contains("\nmultichat_http_connections 1\n") { break }
        }
        let answer = try? client.answer()
        #expect(answer == nil, "the whole answer came, though nobody read it in time")
    }

    /// Sends a text a byte at a time until the server closes the connection; answers whether it did.
    private func trickle(_ text: String, _ client: RawClient) -> Bool {
        for byte in text.utf8 {
            client.send([byte])
            if client.isHungUp(within: 5) { return true }
        }
        return client.isHungUp(within: 0)
    }
}
