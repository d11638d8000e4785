#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A program that a test has started; its input and outputs are files, so that nothing can block.
struct ChildProcess {
    let id: pid_t
    private let outputPath: String
    private let errorPath: String

    /// What the program is given.
    struct Launch {
        var program: String
        var arguments: [[UInt8]]
        var environment: [String: String]
        /// A folder for the files of its outputs.
        var folder: String
        var input: [UInt8] = []
        /// A file for the output other than one in the folder.
        var outputPath: String?
    }

    /// Starts the program.
    static func start(_ launch: Launch) -> ChildProcess {
        let stem = launch.folder + "/child-" + String(UInt64.random(in: .min ... .max), radix: 36)
        TestFile.write(launch.input, to: stem + ".in")
        let output = launch.outputPath ?? stem + ".out"
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, stem + ".in", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, stem + ".err", O_WRONLY | O_CREAT, 0o600)
        var arguments = CStrings([Array(launch.program.utf8)] + launch.arguments)
        var environment = CStrings(launch.environment.map { Array("\($0.key)=\($0.value)".utf8) })
        defer {
            arguments.free()
            environment.free()
        }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        unblockSignals(&attributes)
        var id: pid_t = 0
        let result = posix_spawn(&id, launch.program, &actions, &attributes, arguments.pointers, environment.pointers)
        precondition(result == 0, "\(launch.program) can't be started: \(String(cString: strerror(result)))")
        return ChildProcess(id: id, outputPath: output, errorPath: stem + ".err")
    }

    /// The threads that run tests block most signals, and a child inherits that.
    private static func unblockSignals(_ attributes: inout posix_spawnattr_t) {
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    }

    /// Waits for its end and answers how it ended and what it printed.
    func wait() -> Run {
        var status: Int32 = 0
        while waitpid(id, &status, 0) == -1 { precondition(errno == EINTR, "the child is gone") }
        let signal = status & 0x7F
        return Run(
            status: signal == 0 ? status >> 8 & 0xFF : -signal, bytes: TestFile.read(outputPath),
            errorBytes: TestFile.read(errorPath))
    }
}

/// An array of C strings with a NULL behind them.
struct CStrings {
    private(set) var pointers: [UnsafeMutablePointer<CChar>?]

    init(_ texts: [[UInt8]]) {
        pointers = texts.map { text in
            (text + [0]).withUnsafeBufferPointer {
                strdup(UnsafeRawPointer($0.baseAddress!).assumingMemoryBound(to: CChar.self))
            }
        }
        pointers.append(nil)
    }

    mutating func free() {
        for pointer in pointers {
            #if canImport(Darwin)
                Darwin.free(pointer)
            #else
                Glibc.free(pointer)
            #endif
        }
        pointers = []
    }
}
