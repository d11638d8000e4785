import MultichatStores
import Synchronization
import TestSupport

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// `multichat serve` as a process of its own, at a port that stays when it is started again.
final class ServerProcess: Sendable {
    let port: Int
    private let arguments: [String]
    private let program: Mutex<ServerProgram>

    /// Starts a server of a store, and waits until it answers.
    init(_ store: String) throws {
        port = FreePort.next()
        arguments = ["serve", "--store", store, "--port", String(port), "--grace", "5s"]
        program = Mutex(try ServerProgram(Self.binary, arguments))
        try waitUntilReady()
    }

    /// Ends it, by asking or as a crash does, and starts it again; answers the status that it ended with.
    func restart(by signal: Int32) throws -> Int32 {
        let status = program.withLock { program in
            program.signal(signal)
            return program.wait()
        }
        let next = try ServerProgram(Self.binary, arguments)
        program.withLock { $0 = next }
        try waitUntilReady()
        return status
    }

    /// Sends one request on a connection of its own, and reads the answer.
    func ask(_ method: String, _ target: String, _ body: String? = nil, _ fields: [String] = []) throws -> RawAnswer {
        let client = try RawClient(port: port)
        try client.send(method, target, body, fields)
        return try client.answer()
    }

    private func waitUntilReady() throws {
        try Patience.wait { (try? ask("GET", "/readyz").status) == 200 }
    }

    /// The command: `MULTICHAT_BINARY`, else the one that was built beside these tests.
    private static let binary: String = {
        if let path = getenv("MULTICHAT_BINARY") { return String(cString: path) }
        let path = CommandLine.arguments[0]
        return (path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ".") + "/multichat"
    }()
}
