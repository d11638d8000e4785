import Multichat
import MultichatServer
import TestSupport
import Testing

@Suite("listening")
struct ListeningTests {
    @Test("an address that others can reach is refused", arguments: ["0.0.0.0", "::"])
    func everywhere(_ host: String) throws {
        let error = failure { _ = try TestServer { $0.host = host } }
        #expect(error?.code == .permission)
    }

    @Test("a port that is taken is told, and so is a host without an address")
    func taken() throws {
        let first = try TestServer()
        let port = first.server.port
        #expect(failure { _ = try TestServer { $0.port = port } }?.code == .unavailable)
        #expect(failure { _ = try TestServer { $0.host = "host.invalid" } }?.code == .unavailable)
        #expect(try first.ask("GET", "/healthz").status == 200)
    }

    @Test("a key that isn't one is refused")
    func badIdentity() throws {
        let error = failure { _ = try TestServer { $0.certificate = ("no", "key") } }
        #expect(error?.code == .invalid)
    }
}
