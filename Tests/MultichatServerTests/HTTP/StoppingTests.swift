import Dispatch
import Multichat
import MultichatServer
import TestSupport
import Testing

@Suite("stopping")
struct StoppingTests {
    @Test("what was accepted is finished, and nothing new is taken")
    func graceful() throws {
        let store = MemoryStore()
        try Swarm(store).start("release")
        let server = try TestServer(store)
        let idle = try server.connect()
        try idle.send("GET", "/healthz")
        #expect(try idle.answer().status == 200)
        let busy = try server.connect()
        let body = #"{"from":"Agent-1","content":"Last"}"#
        busy.send(
            "POST /v1/sessions/release/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: \(body.utf8.count)\r\nExpect: 100-continue\r\n\r\n")
        // The interim answer proves that the request was accepted.
        #expect(try busy.interim() == 100)
        let stopped = DispatchSemaphore(value: 0)
        DispatchQueue.global().async {
            server.server.stop(within: .seconds(120))
            stopped.signal()
        }
        try Patience.wait { (try? RawClient(port: server.server.port)) == nil }
        busy.send(body)
        let answer = try busy.answer()
        #expect(answer.status == 201)
        stopped.wait()
        #expect(idle.isClosed())
        #expect(try Swarm(store).chat("release").messages(last: 9).count == 1)
    }

    @Test("a server that stops while requests wait for the store tells them so, and does not abort")
    func waiting() throws {
        let memory = MemoryStore()
        try Swarm(memory).start("release")
        let arrived = DispatchSemaphore(value: 0)
        let opened = DispatchSemaphore(value: 0)
        var store = InterposedStore(memory)
        store.beforeWrite = { _ in
            arrived.signal()
            opened.wait()
        }
        let server = try TestServer(store)
        let clients = try (0..<8).map { _ in try server.connect() }
        for client in clients {
            try client.send("POST", "/v1/sessions/release/messages", #"{"from":"Agent-1","content":"x"}"#)
        }
        for _ in clients { arrived.wait() }
        server.server.stop(within: .zero)
        for client in clients {
            let answer = try client.answer()
            #expect(answer.status == 503)
            #expect(answer.code == "unknown-outcome")
            #expect(try answer.json["retry"]?.string == "same-ids")
        }
        for _ in clients { opened.signal() }
    }
}
