import TestSupport

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A running writer.
struct WriterProcess {
    private let id: pid_t

    /// Starts the program that was built beside these tests.
    init(_ arguments: [String], output: Int32, program name: String = "CrashWriter") {
        let program = Self.folder + "/" + name
        guard let id = ChildProcess.start(program, arguments, output: output) else {
            preconditionFailure("\(program) can't be started")
        }
        self.id = id
    }

    /// Ends it wherever it is; answers the signal that ended it, or its exit code as a negative number.
    func end() -> Int32 {
        kill(id, SIGKILL)
        return wait()
    }

    /// Waits for its end; answers the signal that ended it, or its exit code as a negative number.
    func wait() -> Int32 {
        var status: Int32 = 0
        while waitpid(id, &status, 0) == -1 { precondition(errno == EINTR, "the writer is gone") }
        let signal = status & 0x7F
        return signal == 0 ? -(status >> 8 & 0xFF) : signal
    }

    private static let folder: String = {
        let path = CommandLine.arguments[0]
        return path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    }()
}
