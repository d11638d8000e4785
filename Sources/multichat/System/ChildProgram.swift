import Multichat

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// This program, running a second time, with its output coming here.
final class ChildProgram {
    /// How a process ended.
    enum End: Equatable {
        case exit(Int32)
        case signal(Int32)
    }

    private let id: pid_t
    private let output: Int32
    private var pending: [UInt8] = []

    /// Starts this program with other words.
    ///
    /// - Throws: ``MultichatError`` with the code `io` where the system starts no process.
    init(_ words: [String]) throws {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw Self.failure(errno) }
        // Neither end is for the programs that the child may start.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[1]) }
        output = ends[0]
        id = try Self.spawn(words, output: ends[1])
    }

    deinit { close(output) }

    /// The next line of its output; `nil` at the end. A line that was cut off counts as the end.
    func line() throws -> String? {
        while true {
            if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
                let line = String(decoding: pending[..<end], as: UTF8.self)
                pending.removeFirst(end + 1)
                return line
            }
            guard try fill() else { return nil }
        }
    }

    /// Ends it at once, whatever it is doing.
    func kill() { _ = signal(SIGKILL) }

    /// Waits for its end.
    func wait() -> End {
        var status: Int32 = 0
        while waitpid(id, &status, 0) == -1, errno == EINTR {}
        let signal = status & 0x7F
        return signal == 0 ? .exit(status >> 8 & 0xFF) : .signal(signal)
    }

    private func signal(_ number: Int32) -> Int32 {
        #if canImport(Darwin)
            Darwin.kill(id, number)
        #else
            Glibc.kill(id, number)
        #endif
    }

    private func fill() throws -> Bool {
        var buffer = [UInt8](repeating: 0, count: 4096)
        switch buffer.withUnsafeMutableBytes({ Descriptor.read(output, into: $0) }) {
        case .success(let count):
            pending += buffer[..<count]
            return count > 0
        case .failure(let error): throw Self.failure(error.number)
        }
    }

    private static func spawn(_ words: [String], output: Int32) throws -> pid_t {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, output, Descriptor.output)
        var arguments = ([ThisProgram.path] + words).map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var id: pid_t = 0
        let result = posix_spawn(&id, ThisProgram.path, &actions, nil, &arguments, environ)
        guard result == 0 else { throw failure(result) }
        return id
    }

    private static func failure(_ number: Int32) -> MultichatError {
        MultichatError(.io, "A second process can't be run: \(SystemError(number: number).words).")
    }
}
