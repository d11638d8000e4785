import Multichat

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Another program that takes a text on its standard input and answers on its standard output.
///
/// It is found on the PATH, runs without a shell, and shares this program's standard error and environment.
struct FilterProgram {
    private static let outputLimit = 16 << 20

    /// The program and its arguments.
    let words: [String]
    /// How long it may take, in microseconds.
    var timeout: Int64 = 60_000_000

    /// What it answers to a text.
    ///
    /// It is ended where it takes too long or says too much.
    ///
    /// - Throws: ``MultichatError`` with the code `io`, which names the program.
    func answer(to text: String) throws -> [UInt8] {
        let pipes = try ProgramPipes(name)
        let id = try spawn(pipes)
        pipes.closeChildEnds()
        do {
            let output = try exchange(text, pipes)
            try check(wait(id))
            return output
        } catch {
            kill(id, SIGKILL)
            _ = wait(id)
            throw error
        }
    }

    private var name: String { words[0] }

    /// Writes the text and reads the answer, whichever the program is ready for.
    private func exchange(_ text: String, _ pipes: ProgramPipes) throws -> [UInt8] {
        var rest = Array(text.utf8)[...]
        var output: [UInt8] = []
        let deadline = Platform.monotonicMicroseconds() + timeout
        while true {
            if rest.isEmpty { pipes.closeInput() }
            let left = deadline - Platform.monotonicMicroseconds()
            guard left > 0 else { throw failure("took longer than \(timeout / 1_000_000) seconds and was ended") }
            let ready = try pipes.wait(milliseconds: Int32(clamping: left / 1000 + 1))
            if ready.canWrite { rest = rest.dropFirst(pipes.write(rest)) }
            guard ready.canRead else { continue }
            guard let bytes = pipes.read() else { return output }
            output += bytes
            guard output.count <= Self.outputLimit else { throw failure("printed more than \(Self.outputLimit) bytes") }
        }
    }

    private func spawn(_ pipes: ProgramPipes) throws -> pid_t {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, pipes.childInput, Descriptor.input)
        posix_spawn_file_actions_adddup2(&actions, pipes.childOutput, Descriptor.output)
        var arguments = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var id: pid_t = 0
        let result = posix_spawnp(&id, name, &actions, nil, &arguments, environ)
        guard result == 0 else { throw failure("can't be run: \(SystemError(number: result).words)") }
        return id
    }

    private func wait(_ id: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(id, &status, 0) == -1, errno == EINTR {}
        return status
    }

    private func check(_ status: Int32) throws {
        let signal = status & 0x7F
        if signal != 0 { throw failure("was ended by the signal \(signal)") }
        let code = status >> 8 & 0xFF
        // 127 is what systems answer that find out late that there is no such program.
        if code != 0 { throw failure("ended with the exit code \(code)") }
    }

    private func failure(_ what: String) -> MultichatError {
        MultichatError(
            .io, "The program \(Quoted.word(name)) \(what).", hint: "Run it by hand with a text on its input.")
    }
}
