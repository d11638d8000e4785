import FoundationEssentials

/// A small process that runs a program and prints the memory and time it took.
///
/// Linux counts to a program's peak what its parent had when it started it; this parent has next to nothing.
enum MeasuringWorker {
    /// What this program is called with to become one.
    static let verb = "measure-worker"

    /// Runs a program through a small process and answers what it took.
    static func ending(of arguments: [String], in bench: Bench) throws -> Program.Ending {
        let worker = Program(
            arguments: [CommandLine.arguments[0], verb, bench.path("program-output")] + arguments,
            output: bench.path("worker-output"))
        let output = try worker.finish(try worker.start())
        let ending = try JSONDecoder().decode(Program.Ending.self, from: output)
        try Program(arguments: arguments, output: "").requireSuccess(ending.status)
        return ending
    }

    /// Runs the program behind the verb and the file of its output.
    static func run(_ arguments: [String]) throws {
        guard let output = arguments.first, arguments.count > 1 else { throw BenchFailure("\(verb) OUTPUT PROGRAM…") }
        let ending = try Program(arguments: Array(arguments.dropFirst()), output: output).run()
        say(String(decoding: try JSONEncoder().encode(ending), as: UTF8.self))
    }
}
