import CFloors
import FoundationEssentials

/// nginx, which serves one file: what an HTTP server does at most.
final class Nginx {
    /// Where it listens.
    let port: Int
    private let process: Int32

    /// Starts a server with one process whose only file, `/file`, has so many bytes, and waits until it answers.
    init(bytes: Int, in bench: Bench) throws {
        let folder = bench.path("nginx")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(repeating: 0x61, count: bytes).write(to: URL(filePath: folder + "/file"))
        port = Int(floor_free_port())
        try Data(Self.configuration(folder, port).utf8).write(to: URL(filePath: folder + "/nginx.conf"))
        let arguments = [Self.program, "-p", folder, "-c", folder + "/nginx.conf", "-e", folder + "/error.log"]
        process = try Program(arguments: arguments, output: "").startServer()
        let end = monotonicNow() + 10_000_000_000
        while (try? Client(port: port).get("/file").status) != 200 {
            guard monotonicNow() < end else { throw BenchFailure("nginx doesn't answer; is it installed?") }
        }
    }

    deinit { floor_server_stop(process) }

    private static var program: String {
        let own = LoadGenerator.folder + "../.build/nginx/usr/sbin/nginx"
        return FileManager.default.isExecutableFile(atPath: own) ? own : "/usr/sbin/nginx"
    }

    private static func configuration(_ folder: String, _ port: Int) -> String {
        let places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map { "\($0)_temp_path \(folder)/\($0);" }
        return """
            daemon off; master_process off; pid \(folder)/pid;
            events { worker_connections 512; }
            http {
                access_log off; keepalive_requests 1000000000; sendfile on; tcp_nopush on;
                open_file_cache max=10; default_type application/json;
                \(places.joined(separator: " "))
                server { listen 127.0.0.1:\(port); root \(folder); }
            }
            """
    }
}
