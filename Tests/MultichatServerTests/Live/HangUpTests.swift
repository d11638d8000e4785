import Multichat
import MultichatServer
import TestSupport
import Testing

/// Clients that hang up while nothing comes that they could be sent.
@Suite struct HangUpTests {
    @Test(arguments: ["/v1/sessions/s/events", "/v1/events"])
    func idleFollowersThatHangUpAreForgottenAtOnce(_ path: String) throws {
        // Nobody is sent anything within the test.
        let server = try TestServer { $0.limits.heartbeat = 3_600_000_000 }
        let chat = try server.swarm.start("s", with: ["A"])
        var followers = try (0..<50).map { _ in try EventClient(server, path) }
        let last = followers.removeLast()
        followers = []
        let asking = try server.connect()
        try Patience.wait {
            try asking.send("GET", "/metrics")
            return try asking.answer().text.contains("\nmultichat_http_connections 2\n")
        }
        try chat.post("still there", from: "A")
        #expect(try last.next().json["body"]?["content"]?.string == "still there")
    }
}
