#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A running writer.
struct WriterProcess {
    private let id: pid_t

    /// Starts the program that was built beside these tests.
    init(_ arguments: [String], output: Int32) {
        let program = Self.folder + "/CrashWriter"
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // The threads that run tests block most signals, and a child inherits that.
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        let words = ([program] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var id: pid_t = 0
        let result = posix_spawn(&id, program, &actions, &attributes, words, [nil])
        precondition(result == 0, "\(program) can't be started: \(String(cString: strerror(result)))")
        self.id = id
    }

    /// Ends it wherever it is; answers the signal that ended it, or its exit code as a negative number.
    func end() -> Int32 {
        kill(id, SIGKILL)
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
