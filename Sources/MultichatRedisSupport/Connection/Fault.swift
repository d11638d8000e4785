import Multichat

/// Why a connection can't be made or was closed.
struct Fault: Error, Equatable, Sendable {
    /// The class of a fault.
    enum Kind: Sendable {
        /// No connection came about.
        case unreachable
        /// The server, or its certificate, doesn't let us in: trying again won't help.
        case refused
        /// A deadline has passed.
        case timeout
        /// The connection broke.
        case lost
        /// What the server sent is no reply.
        case malformed
    }

    var kind: Kind
    /// What happened, to stand behind a colon.
    var words: String
    /// What to do now.
    var hint: String?
    /// What the error is that a user gets.
    var code = ErrorCode.unavailable
    /// Whether a command may have reached the server, so that its outcome is unknown.
    var mayHaveReached = false

    init(_ kind: Kind, _ words: String, hint: String? = nil) {
        self.kind = kind
        self.words = words
        self.hint = hint
    }

    /// A fault of a system call.
    static func system(_ kind: Kind, _ number: Int32) -> Fault {
        Fault(kind, SystemWords.of(number))
    }

    /// The same fault behind bytes that were written.
    func reached() -> Fault {
        var copy = self
        copy.mayHaveReached = true
        return copy
    }

    /// The same fault of a command that changes nothing, whether it has reached the server or not.
    func harmless() -> Fault {
        var copy = self
        copy.mayHaveReached = false
        return copy
    }

    /// The fault for a user, at a server.
    func error(at server: Endpoint) -> MultichatError {
        guard mayHaveReached else {
            return MultichatError(
                code, "The Redis server \(server) can't be used: \(words).",
                hint: hint ?? "Check that it runs and that the address is right.",
                retry: kind == .refused ? .never : .later)
        }
        return MultichatError(
            .unknownOutcome, "The reply of the Redis server \(server) was lost: \(words).",
            hint: "Repeat the call with the same entry ids: what was stored is not stored twice.", retry: .sameIDs)
    }
}
