import Multichat

/// Decides what to do about each answer to one request, without doing it.
///
/// A request is sent again where that is safe and helps, at most eight times because of redirections and never behind
/// its deadline.
struct RequestMachine {
    /// What to do next.
    enum Step: Equatable {
        /// Sends it to that server, with ASKING in front where that is said.
        case send(to: Endpoint, asking: Bool)
        /// Notes that a slot has moved, then sends it to the new master.
        case move(Redirection)
        /// Loads the script, then sends the request to the same server again.
        case load
        /// Waits, learns anew who serves what, and sends it there.
        case pause(Nanoseconds, learning: Bool)
        /// Gives the server's refusal to the caller.
        case answer
        /// Fails.
        case fail(MultichatError)
    }

    /// How a request may be repeated.
    struct Rules {
        /// When it must be done.
        var deadline: MonotonicTime
        /// Whether running it twice is as good as once.
        var isRepeatable = false
        /// Whether another server may take over from one that is gone.
        var hasFailover = false
        /// Whether a lost reply leaves the caller in doubt of what was done; not where it has only asked.
        var leavesDoubt = true
    }

    static let maximumRedirections = 8
    /// How often a script is loaded: others may make a server forget it again and again.
    static let maximumLoads = 8
    /// How often one server that can't be reached is tried again: a restart shouldn't show, an absence should.
    static let maximumReconnections = 3
    private let rules: Rules
    private let backoff: Backoff
    private var redirections = 0
    private var failures = 0
    private var absences = 0
    private var loads = 0

    init(_ rules: Rules, _ backoff: Backoff = Backoff()) {
        self.rules = rules
        self.backoff = backoff
    }

    /// A server has refused the request; nothing was done there.
    mutating func refused(
        _ error: ServerError, by server: Endpoint, at now: MonotonicTime, random: UInt64
    ) -> Step {
        switch error.code {
        case "MOVED", "ASK":
            return redirected(error, by: server)
        case "NOSCRIPT":
            loads += 1
            return loads <= Self.maximumLoads ? .load : .answer
        case "TRYAGAIN", "LOADING", "BUSY":
            return pause(.answer, learning: false, at: now, random)
        case "CLUSTERDOWN", "MASTERDOWN":
            return pause(.answer, learning: true, at: now, random)
        case "READONLY":
            return rules.hasFailover ? pause(.answer, learning: true, at: now, random) : .answer
        default: return .answer
        }
    }

    /// Another server is responsible; one that belongs to no cluster of ours isn't followed.
    private mutating func redirected(_ error: ServerError, by server: Endpoint) -> Step {
        guard rules.hasFailover, let target = Redirection(error.detail, from: server) else { return .answer }
        redirections += 1
        guard redirections <= Self.maximumRedirections else { return .fail(Self.lost(server)) }
        return error.code == "MOVED" ? .move(target) : .send(to: target.endpoint, asking: true)
    }

    /// Whether a refusal may pass, so that the same command is to be sent again somewhere.
    static func isPassing(_ error: ServerError) -> Bool { passing.contains(error.code) }

    private static let passing: Set = [
        "MOVED", "ASK", "NOSCRIPT", "TRYAGAIN", "LOADING", "BUSY", "CLUSTERDOWN", "MASTERDOWN", "READONLY",
    ]

    /// A server couldn't be reached, or the connection broke.
    mutating func failed(_ fault: Fault, at server: Endpoint, at now: MonotonicTime, random: UInt64) -> Step {
        let failure = Step.fail((rules.leavesDoubt ? fault : fault.harmless()).error(at: server))
        guard fault.kind != .refused, fault.kind != .malformed else { return failure }
        guard !fault.mayHaveReached || rules.isRepeatable else { return failure }
        // A server that broke a connection was there just now.
        absences = fault.kind == .lost ? 0 : absences + 1
        // Whoever waited for a silent server once needn't wait again, unless another may take over.
        let mayComeBack = absences <= Self.maximumReconnections && fault.kind != .timeout
        guard rules.hasFailover || mayComeBack else { return failure }
        return pause(failure, learning: rules.hasFailover, at: now, random)
    }

    /// Waits, where that ends before the deadline.
    private mutating func pause(
        _ end: Step, learning: Bool, at now: MonotonicTime, _ random: UInt64
    ) -> Step {
        failures += 1
        let pause = backoff.pause(afterFailures: failures, random: random)
        return now + pause < rules.deadline ? .pause(pause, learning: learning) : end
    }

    private static func lost(_ server: Endpoint) -> MultichatError {
        MultichatError(
            .unavailable, "The Redis cluster redirects a command in a circle, last from \(server).",
            hint: "Look at `redis-cli cluster slots` on its nodes.", retry: .later)
    }
}
