import FoundationEssentials

/// Runs wrk, which asks an HTTP server over many connections from one thread.
struct LoadGenerator {
    /// The script's arguments.
    enum Load {
        /// Posts a body to a path.
        case post(String, body: String)
        /// Asks for a path.
        case get(String)
        /// What a swarm does all day.
        case mixed

        /// The script's name and arguments.
        var script: [String] {
            switch self {
            case .post(let path, let body): ["post.lua", path, body]
            case .get(let path): ["get.lua", path]
            case .mixed: ["mixed.lua"]
            }
        }
    }

    let port: Int
    let bench: Bench
    var connections = 64

    /// A round of a comparison, of whole seconds.
    func side(_ name: String, _ load: Load) -> Side {
        Side(name: name) { [self] _ in try run(load, seconds: bench.quick ? 1 : 2) }
    }

    /// Runs a load.
    ///
    /// - Throws: ``BenchFailure`` where wrk isn't there, or where requests failed.
    func run(_ load: Load, seconds: Int) throws -> Measurement { try report(of: try start(load, seconds: seconds)) }

    /// Starts a load and lets it run.
    func start(_ load: Load, seconds: Int) throws -> (program: Program, process: Int32) {
        let script = load.script
        let folder = bench.path("load-\(script[0])")
        let text = try ["report.lua", script[0]].map { try Data(contentsOf: URL(filePath: Self.folder + $0)) }
        try (text[0] + text[1]).write(to: URL(filePath: folder))
        let program = Program(
            arguments: [
                "/usr/bin/wrk", "--threads", "1", "--connections", String(connections), "--duration", "\(seconds)s",
                "--timeout", "30s", "--script", folder, "http://127.0.0.1:\(port)", "--",
            ] + script.dropFirst(), output: bench.path("load-report"))
        return (program, try program.start())
    }

    /// Waits for a load's end and reads its report.
    func report(of load: (program: Program, process: Int32)) throws -> Measurement {
        let text = String(decoding: try load.program.finish(load.process), as: UTF8.self)
        guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix("REPORT ") }) else {
            throw BenchFailure("wrk reported nothing: \(text)")
        }
        let words = line.split(separator: " ").dropFirst().compactMap { Double($0) }
        guard words.count == 6 else { throw BenchFailure("wrk's report can't be read: \(line)") }
        guard words[5] == 0 else { throw BenchFailure("\(Int(words[5])) requests failed.") }
        return Measurement(
            operations: Int(words[0]), seconds: words[1] / 1_000_000, times: (words[2], words[3], words[4]))
    }

    /// Where the scripts are: the driver is run from a build of this source tree.
    static let folder =
        #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
        .joined(separator: "/") + "/load/"
}
