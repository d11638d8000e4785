import CFloors
import FoundationEssentials
import Multichat
import MultichatRedis
import MultichatRedisSupport

/// A Redis server of the benchmarks, on a free port of the loopback, that syncs its log every second.
///
/// Client and server are kept to a processor each, the client's threads to the same one: where the system moves them,
/// figures have two modes, of which one is three times the other.
final class RedisServer {
    /// Where it listens.
    let port: Int
    private let process: Int32
    /// Folders of benches can be too deep for the name of a socket.
    private static let socket = "/tmp/multichat-bench-\(ProcessInfo.processInfo.processIdentifier).socket"

    /// Starts a server with an empty folder of the bench, and waits until it answers.
    init(in bench: Bench) throws {
        let folder = bench.path("redis")
        try? FileManager.default.removeItem(atPath: folder)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        port = Int(floor_free_port())
        process = try Program(arguments: Self.command(port, folder), output: "/dev/null").startServer()
        _ = floor_pin(process, 1)
        _ = floor_pin(0, 0)
        try wait()
    }

    deinit {
        floor_server_stop(process)
        try? FileManager.default.removeItem(atPath: Self.socket)
        _ = floor_pin(0, -1)
    }

    /// A floor on it.
    func floor() throws -> RedisFloor { try RedisFloor(port: port) }

    /// Its URL.
    var url: RedisURL { RedisURL(.single(.tcp(host: "127.0.0.1", port: port))) }

    /// Its URL for programs on the same machine.
    var localURL: RedisURL { RedisURL(.single(.unix(path: Self.socket))) }

    /// Opens a store on it.
    func store() throws -> RedisStore { try RedisStore(url) }

    private func wait() throws {
        let end = monotonicNow() + 10_000_000_000
        while monotonicNow() < end {
            if (try? floor()) != nil { return }
        }
        throw BenchFailure("redis-server doesn't answer; is it installed?")
    }

    /// Its log is never written anew meanwhile, which would take the processor from somebody.
    private static func command(_ port: Int, _ folder: String) -> [String] {
        [
            path, "--port", String(port), "--bind", "127.0.0.1", "--dir", folder, "--save", "", "--appendonly", "yes",
            "--appendfsync", "everysec", "--auto-aof-rewrite-percentage", "0", "--logfile", folder + "/log",
            "--unixsocket", socket,
        ]
    }

    private static var path: String {
        let folders = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"]
        return folders.map { $0 + "/redis-server" }.first { FileManager.default.isExecutableFile(atPath: $0) }
            ?? "/usr/bin/redis-server"
    }
}
