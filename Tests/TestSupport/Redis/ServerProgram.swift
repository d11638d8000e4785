internal import Multichat
import Synchronization

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A program that runs in the background of a test, and ends with the last reference to it.
package final class ServerProgram: Sendable {
    private let id: pid_t
    private let hasEnded = Mutex(false)

    /// The path of a program, or `nil` where it isn't installed.
    package static func find(_ name: String) -> String? {
        let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/usr/local/bin"
        return path.split(separator: ":").map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
    }

    /// Starts a program; its outputs are dropped.
    package init(_ name: String, _ arguments: [String]) throws {
        guard let path = Self.find(name) else { throw MultichatError(.notFound, "\(name) is not installed.") }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for descriptor: Int32 in 0...2 {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
        }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // The threads that run tests block most signals, and a child inherits that.
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var child: pid_t = 0
        let result = posix_spawn(&child, path, &actions, &attributes, &words, environ)
        guard result == 0 else { throw MultichatError(.internal, "\(name) can't be started (error \(result)).") }
        id = child
    }

    deinit { end() }

    /// Ends it at once, as a crash does; again is harmless.
    package func end() {
        signal(SIGKILL)
        wait()
    }

    /// Runs a program to its end and answers whether it succeeded.
    package static func run(_ name: String, _ arguments: [String]) throws -> Bool {
        try ServerProgram(name, arguments).wait() == 0
    }

    /// Sends a signal, unless it has ended.
    package func signal(_ number: Int32) {
        if !hasEnded.withLock({ $0 }) { kill(id, number) }
    }

    /// Waits for its end and answers its status; again answers 0.
    @discardableResult
    package func wait() -> Int32 {
        var status: Int32 = 0
        return hasEnded.withLock { hasEnded in
            guard !hasEnded else { return 0 }
            while waitpid(id, &status, 0) == -1 && errno == EINTR {}
            hasEnded = true
            return status
        }
    }

    /// Asks again and again until the answer is yes, for 20 seconds at most.
    package func waitUntil(_ isReady: () throws -> Bool) throws { try Patience.wait(isReady) }
}

/// Waits for what another process does.
package enum Patience {
    /// Asks again and again until the answer is yes, for 20 seconds at most.
    package static func wait(_ isReady: () throws -> Bool) throws {
        for _ in 0..<2000 {
            if try isReady() { return }
            usleep(10_000)
        }
        throw MultichatError(.unavailable, "A server of the test is not ready in time.")
    }
}
