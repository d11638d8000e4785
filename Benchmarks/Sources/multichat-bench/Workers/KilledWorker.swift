import Multichat

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A process that posts to a store and is killed in the middle of it, as by `kill -9`.
struct KilledWorker {
    /// What this program is called with to become one.
    static let verb = "killed-worker"
    private static let posts = 1000

    let kind: StoreKind
    let path: String

    init(_ kind: StoreKind, _ path: String) {
        self.kind = kind
        self.path = path
    }

    /// Reads the arguments behind the verb.
    init(_ arguments: [String]) throws {
        guard arguments.count == 2, let kind = StoreKind(rawValue: arguments[0]) else {
            throw BenchFailure("\(Self.verb) KIND PATH")
        }
        self.init(kind, arguments[1])
    }

    /// Posts, and is killed.
    func run() throws {
        let chat = try kind.open(path).chat(Filling.session(0))
        for _ in 0..<Self.posts { try chat.post(Sample.message, from: Sample.author) }
        kill(getpid(), SIGKILL)
    }

    /// Runs such a process to its end.
    func finish(in bench: Bench) throws {
        let program = Program(
            arguments: [CommandLine.arguments[0], Self.verb, kind.rawValue, path], output: bench.path("killed-output"))
        let status = try program.run().status
        guard status == 128 + Int(SIGKILL) else {
            throw BenchFailure("The process that was to be killed ended with the status \(status).")
        }
    }
}
