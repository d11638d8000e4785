import CFloors
import FoundationEssentials

/// A program that runs beside this one, its standard output in a file.
struct Program {
    /// The program's path and its arguments.
    let arguments: [String]
    /// Where its standard output goes.
    let output: String

    /// What a program's end says.
    struct Ending: Codable {
        /// The exit code, or 128 and the signal.
        var status: Int
        /// How long the whole process took.
        var seconds: Double
        /// The greatest resident memory, in bytes.
        var peak: Int
    }

    /// Starts it and answers its process id.
    func start() throws -> Int32 {
        var process: Int32 = 0
        let answer = withProgram { floor_process_start($0, &process) }
        try check(answer, "Starting \(arguments[0])")
        return process
    }

    /// Starts it as a server, which ends with this process, and answers its process id.
    func startServer() throws -> Int32 {
        var process: Int32 = 0
        let answer = withProgram { floor_server_start($0, &process) }
        try check(answer, "Starting \(arguments[0])")
        return process
    }

    /// Waits for the end of a process that ``start()`` began and answers what it printed.
    func finish(_ process: Int32) throws -> Data {
        var exit = floor_exit()
        try check(floor_process_wait(process, &exit), "Waiting for \(arguments[0])")
        try requireSuccess(Int(exit.status))
        return try Data(contentsOf: URL(filePath: output))
    }

    /// Starts it and waits for its end.
    func run() throws -> Ending {
        var exit = floor_exit()
        let answer = withProgram { floor_process_run($0, &exit) }
        try check(answer, "Running \(arguments[0])")
        return Ending(status: Int(exit.status), seconds: exit.seconds, peak: Int(exit.peak))
    }

    /// Throws unless a status is that of success.
    func requireSuccess(_ status: Int) throws {
        guard status == 0 else {
            throw BenchFailure("\(arguments.joined(separator: " ")) ended with the status \(status).")
        }
    }

    private func withProgram(_ body: (UnsafePointer<floor_program>) -> Int32) -> Int32 {
        let packed = arguments.flatMap { Array($0.utf8CString) }
        return packed.withUnsafeBufferPointer { packed in
            output.withCString { output in
                withUnsafePointer(
                    to: floor_program(arguments: packed.baseAddress, count: Int32(arguments.count), output: output),
                    body)
            }
        }
    }
}
