import Multichat
import MultichatServer
import Testing

/// A server of a store in memory, at a free port.
final class TestServer: Sendable {
    let server: Server
    let store: any Restoring

    init(
        _ store: any Restoring = MemoryStore(), _ change: (inout ServerConfiguration) -> Void = { _ in }
    ) throws {
        var configuration = ServerConfiguration()
        configuration.version = "test"
        change(&configuration)
        self.store = store
        server = try Server(configuration, store: store)
        try server.start()
    }

    deinit { server.stop(within: .seconds(5)) }

    /// A connection to it.
    func connect() throws -> RawClient { try RawClient(port: server.port) }

    /// Sends one request on a connection of its own, and reads the answer.
    func ask(_ method: String, _ target: String, _ body: String? = nil, _ fields: [String] = []) throws -> RawAnswer {
        let client = try connect()
        try client.send(method, target, body, fields)
        return try client.answer(hasBody: method != "HEAD")
    }

    /// The root of its sessions.
    var swarm: Swarm { Swarm(store) }
}
