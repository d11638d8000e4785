import CFloors
import FoundationEssentials

/// `multichat serve` on a store, on a free port of the loopback; killed at the latest when this goes.
final class ServedStore {
    /// Where it listens.
    let port: Int
    /// Its process.
    let process: Int32
    private var isRunning = true

    /// Starts a server and waits until it answers that it is ready.
    init(_ store: String, in bench: Bench) throws {
        port = Int(floor_free_port())
        // Its address is of no interest here.
        let arguments = [
            "/bin/sh", "-c", "exec \"$0\" \"$@\" >\(bench.path("served")) 2>&1", bench.command, "serve", "--store",
            store,
            "--port", String(port),
        ]
        process = try Program(arguments: arguments, output: "").startServer()
        try waitUntilReady()
    }

    deinit { stop() }

    /// Ends it.
    func stop() {
        guard isRunning else { return }
        isRunning = false
        floor_server_stop(process)
    }

    /// Resident memory in bytes; 0 where the system doesn't tell.
    var resident: Int {
        guard let pages = text("statm").split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else { return 0 }
        return pages * Int(floor_page_size())
    }

    /// Open descriptors.
    var descriptors: Int {
        (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/fd").count) ?? 0
    }

    private func text(_ file: String) -> String {
        (try? Data(contentsOf: URL(filePath: "/proc/\(process)/\(file)"))).map { String(decoding: $0, as: UTF8.self) }
            ?? ""
    }

    private func waitUntilReady() throws {
        let end = monotonicNow() + 30_000_000_000
        while monotonicNow() < end {
            guard let client = try? Client(port: port) else { continue }
            if (try? client.get("/readyz").status) == 200 { return }
        }
        throw BenchFailure("multichat serve doesn't become ready.")
    }
}
