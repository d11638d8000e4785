#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// What Ctrl-C and closed pipes do to the process.
///
/// Appends are atomic, so stopping anywhere leaves no half of one. Only an unfinished file must not stay: whoever
/// writes one names it here for as long as it is unfinished.
enum Signals {
    /// The paths of unfinished files, of which each signal's handler removes all; C strings, because a handler may
    /// neither allocate nor lock.
    // Changed only by the main thread, one pointer at a time; read by the handler on the same thread.
    private nonisolated(unsafe) static let unfinished = makePlaces()
    private static let capacity = 8
    /// Whether work is done that cleans up by itself, and the signal that asked it to stop.
    // Changed by the main thread and by the handler on the same thread.
    private nonisolated(unsafe) static var isFinishing = false
    private nonisolated(unsafe) static var stop: Int32 = 0

    /// A signal asked the work to stop.
    private struct Stopped: Error {}

    /// Makes writing to a closed pipe an error, and the stopping signals clean up before they end the process.
    static func prepare() {
        _ = unfinished
        signal(SIGPIPE, SIG_IGN)
        // A file that would grow too large is an error of writing, which is told, not a reason to die.
        signal(SIGXFSZ, SIG_IGN)
        for number in [SIGINT, SIGTERM, SIGHUP] { install(number) }
    }

    /// Runs the work, during which the signals also remove these files.
    static func removing<Result>(_ paths: [String], while work: () throws -> Result) rethrows -> Result {
        let strings = paths.prefix(capacity).map { strdup($0) }
        for (place, string) in strings.enumerated() { unfinished[place] = string }
        defer {
            for place in strings.indices { unfinished[place] = nil }
            for string in strings { free(string) }
        }
        return try work()
    }

    /// Runs work that cleans up by itself: during it, the first signal makes the check throw, the second ends the process.
    static func finishing<Result>(_ work: (_ check: () throws -> Void) throws -> Result) throws -> Result {
        isFinishing = true
        defer {
            isFinishing = false
            if stop != 0 { _exit(128 + stop) }
        }
        return try work { if stop != 0 { throw Stopped() } }
    }

    /// How the process is to end, if a signal has come since the first call; a second signal ends it at once.
    ///
    /// For work that asks between its steps, cleans up and says how far it came.
    static func askedToStop() -> ExitCode? {
        isFinishing = true
        return stop == 0 ? nil : ExitCode(number: 128 + stop)
    }

    /// Leaves a signal ignored that the caller ignores, as `nohup` does.
    private static func install(_ number: Int32) {
        // Function pointers can't be compared, but the mark for "ignored" is just a number.
        let before = unsafeBitCast(signal(number, SIG_IGN), to: Int.self)
        guard before != unsafeBitCast(SIG_IGN, to: Int.self) else { return }
        signal(number) { number in
            if Signals.isFinishing, Signals.stop == 0 {
                Signals.stop = number
                return
            }
            for place in 0..<Signals.capacity {
                if let path = Signals.unfinished[place] { unlink(path) }
            }
            _exit(128 + number)
        }
    }

    private static func makePlaces() -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> {
        let places = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: capacity)
        places.initialize(repeating: nil, count: capacity)
        return places
    }
}
