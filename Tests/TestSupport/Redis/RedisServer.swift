package import MultichatRedisSupport
import Synchronization
package import Testing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A Redis server of a test: on a free port of the loopback, with its files in a folder that goes with it.
package final class RedisServer: Sendable {
    /// Whether `redis-server` is installed.
    package static let isInstalled = ServerProgram.find("redis-server") != nil
    /// Why a test is skipped without it.
    package static let reason: Comment = "redis-server is not installed"

    package let port: Int
    private let folder: TemporaryDirectory
    private let arguments: [String]
    private let program: Mutex<ServerProgram>

    /// Starts a server and waits until it answers.
    ///
    /// - Parameters:
    ///   - arguments: more of its options, such as `--requirepass`.
    ///   - port: where it listens, unless the arguments say so.
    ///   - host: the name that it is asked by until it answers.
    ///   - probe: what a test has to say to be let in.
    package init(
        _ arguments: [String] = [], port: Int = FreePort.next(), host: String = "127.0.0.1",
        probe: RedisOptions = RedisOptions()
    ) throws {
        self.port = port
        folder = try TemporaryDirectory(inMemory: true)
        let takesPort = arguments.contains("--port")
        self.arguments =
            (takesPort ? [] : ["--port", String(port)]) + [
                "--save", "", "--appendonly", "no", "--bind", "127.0.0.1", "--dir", folder.path, "--daemonize", "no",
                "--unixsocket", folder("socket"), "--repl-diskless-sync-delay", "0", "--logfile", folder("log"),
            ] + arguments
        program = Mutex(try ServerProgram("redis-server", self.arguments))
        try Patience.wait { Self.answers(.tcp(host: host, port: port), probe) }
    }

    // Before its folder is removed: a server that runs would go on writing there.
    deinit { kill() }

    /// Where it listens.
    package var endpoint: Endpoint { .tcp(host: "127.0.0.1", port: port) }

    /// The path of its Unix socket.
    package var socketPath: String { folder("socket") }

    /// Its URL, with options behind it.
    package func url(_ rest: String = "") throws -> RedisURL {
        try RedisURL("redis://127.0.0.1:\(port)\(rest)", password: nil)
    }

    /// Lets it answer nothing until ``goOn()``, as a machine that hangs.
    package func stop() { program.withLock { $0.signal(SIGSTOP) } }

    /// Lets it go on.
    package func goOn() { program.withLock { $0.signal(SIGCONT) } }

    /// Ends it at once, as a crash does.
    package func kill() { program.withLock { $0.end() } }

    /// Starts it again after ``kill()``, with the same options, more, and what its files hold; it may not answer yet.
    package func start(_ more: [String] = []) throws {
        let next = try ServerProgram("redis-server", arguments + more)
        program.withLock { $0 = next }
    }

    /// The path of one of its files.
    package func file(_ name: String) -> String { folder(name) }

    /// A client of this server alone, whatever it belongs to.
    package func client() throws -> RedisClient { try RedisClient(RedisURL(.single(endpoint))) }
}
