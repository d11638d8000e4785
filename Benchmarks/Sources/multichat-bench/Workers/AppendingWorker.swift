import FoundationEssentials
import Multichat

/// One of several processes that append to one SQLite file; it prints what it measured.
struct AppendingWorker {
    /// What this program is called with to become one.
    static let verb = "append-worker"

    let path: String
    let session: Int
    let seconds: Double
    let start: Int64

    /// A worker of a path, a session, and a time.
    init(path: String, session: Int, seconds: Double, start: Int64) {
        self.path = path
        self.session = session
        self.seconds = seconds
        self.start = start
    }

    /// Reads the arguments that ``program(_:)`` makes, behind the verb.
    init(_ arguments: [String]) throws {
        guard arguments.count == 4, let session = Int(arguments[1]), let seconds = Double(arguments[2]),
            let start = Int64(arguments[3])
        else { throw BenchFailure("\(Self.verb) PATH SESSION SECONDS START") }
        self.init(path: arguments[0], session: session, seconds: seconds, start: start)
    }

    /// The program that does the work, its output in a file.
    func program(_ output: String) -> Program {
        Program(
            arguments: [CommandLine.arguments[0], Self.verb, path, "\(session)", "\(seconds)", "\(start)"],
            output: output)
    }

    /// Appends until the time is over and prints the measurement.
    func run() throws {
        let swarm = try StoreKind.sqlite.open(path)
        let chat = swarm.chat(Filling.session(session))
        let measurement = try drive(Plan(seconds: seconds, start: start)) { _ in
            try chat.post(Sample.message, from: Sample.author)
        }
        try swarm.store.close()
        say(String(decoding: try JSONEncoder().encode(measurement), as: UTF8.self))
    }

    /// Reads what a worker printed.
    static func measurement(_ output: Data) throws -> Measurement {
        try JSONDecoder().decode(Measurement.self, from: output)
    }
}
