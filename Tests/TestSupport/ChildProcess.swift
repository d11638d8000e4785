#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Starts programs beside a test.
package enum ChildProcess {
    /// Starts a program; none of the signals are blocked in it that the test's threads block.
    ///
    /// - Parameters:
    ///   - program: its path.
    ///   - arguments: its arguments.
    ///   - input: its standard input; without one and without an output, it reads nothing.
    ///   - output: its standard output, the others being the test's; without one, what it writes is dropped.
    /// - Returns: the process's id, or `nil` where it can't be started.
    package static func start(
        _ program: String, _ arguments: [String], input: Int32? = nil, output: Int32? = nil
    ) -> Int32? {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let output {
            posix_spawn_file_actions_adddup2(&actions, output, 1)
        } else {
            for descriptor: Int32 in 0...2 {
                posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
            }
        }
        if let input { posix_spawn_file_actions_adddup2(&actions, input, 0) }
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
        return posix_spawn(&id, program, &actions, &attributes, words, environ) == 0 ? id : nil
    }
}
