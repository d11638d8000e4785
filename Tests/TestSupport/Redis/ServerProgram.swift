internal import Multichat
import Synchronization

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A program that runs in the background of a test, and ends with the last reference to it, or with the test's process.
package final class ServerProgram: Sendable {
    /// Becomes the program, and leaves a watcher behind that ends it where nobody says that it has ended: whose standard
    /// input breaks off is an orphan. What ends the test's whole group leaves the watcher. The program is a child of the test's own, so that signals and waiting reach it.
    private static let guarding = """
        exec 3<&0 </dev/null
        (trap '' HUP INT TERM; read -r _ <&3 || kill -9 $$) &
        exec 3<&-
        exec "$@"
        """

    private let id: pid_t
    private let lifeline: Lifeline
    private let hasEnded = Mutex(false)

    /// The path of a program, or `nil` where it isn't installed; a path stays as it is.
    package static func find(_ name: String) -> String? {
        if name.hasPrefix("/") { return name }
        let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/usr/local/bin"
        return path.split(separator: ":").map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
    }

    /// Starts a program; its outputs are dropped.
    package init(_ name: String, _ arguments: [String]) throws {
        guard let path = Self.find(name) else { throw MultichatError(.notFound, "\(name) is not installed.") }
        let words = ["-c", Self.guarding, "sh", path] + arguments
        guard let lifeline = Lifeline(), let id = ChildProcess.start("/bin/sh", words, input: lifeline.reading) else {
            throw MultichatError(.internal, "\(path) can't be started.")
        }
        self.id = id
        self.lifeline = lifeline
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
            lifeline.release()
            return status
        }
    }
}

/// Waits for what another process does.
package enum Patience {
    /// Asks again and again until the answer is yes, for 20 seconds at most.
    package static func wait(_ isReady: () throws -> Bool) throws {
        let end = ContinuousClock.now + .seconds(20)
        while ContinuousClock.now < end {
            if try isReady() { return }
            usleep(10_000)
        }
        throw MultichatError(.unavailable, "A server of the test is not ready in time.")
    }
}
