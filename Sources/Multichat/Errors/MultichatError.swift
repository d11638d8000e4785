/// What went wrong, to which session or file, and what to do now.
///
/// One type serves every layer: the command line turns its ``code`` into an exit code, a server into a status.
/// Messages name fields, sessions and files; they never repeat the content of a user's bodies.
public struct MultichatError: Error, Sendable, Equatable {
    /// The class of the error; stable, for programs.
    public var code: ErrorCode
    /// What happened, in one sentence for people.
    public var message: String
    /// What to do now, or `nil` where the message says it all.
    public var hint: String?
    /// Whether the same call can succeed later, and how to repeat it.
    public var retry: Retry
    /// The id of the session concerned, if any.
    public var session: String?
    /// The sequence of the entry concerned, where stored data is damaged.
    public var sequence: Int?
    /// The session's present head, where a conflict can be resolved with it.
    public var head: Head?
    /// The ids of the entries whose append has an unknown outcome or conflicts.
    public var ids: [EntryID]

    /// Creates an error; the details besides code and message are optional and set with ``with(_:)``.
    public init(_ code: ErrorCode, _ message: String, hint: String? = nil, retry: Retry = .never) {
        self.code = code
        self.message = message
        self.hint = hint
        self.retry = retry
        self.session = nil
        self.sequence = nil
        self.head = nil
        self.ids = []
    }

    /// Returns a copy changed by the closure, so that details are added where they are known.
    public func with(_ change: (inout MultichatError) -> Void) -> MultichatError {
        var copy = self
        change(&copy)
        return copy
    }

    /// Whether what a store has of one session can't be read: others can be read all the same.
    public var hidesSession: Bool { code == .damaged || code == .incompatible && session != nil }
}

/// Whether and how a failed call may be repeated.
public enum Retry: String, Sendable {
    /// The same call fails again: something must change first.
    case never
    /// The outcome is unknown: repeat with the same entry ids, which stores them once.
    case sameIDs = "same-ids"
    /// Nothing was stored: the same call may succeed later.
    case later
}

/// The class of a ``MultichatError``.
public enum ErrorCode: String, Sendable, CaseIterable {
    /// A value breaks a rule (length, characters, JSON); nothing was stored.
    case invalid
    /// The session, entry, key or file does not exist.
    case notFound = "not-found"
    /// Another state than the expected one: a stale head, a taken id, other content under the same id.
    case conflict
    /// The session's status forbids it (posting to an ended session).
    case status
    /// The store may or may not have kept the append.
    case unknownOutcome = "unknown-outcome"
    /// The store can't be reached or stays locked.
    case unavailable
    /// A new file or store can't be created.
    case cannotCreate = "cannot-create"
    /// Reading or writing failed: no space, a device error.
    case io
    /// The operating system forbids it, or the store is read-only.
    case permission
    /// Stored data is damaged.
    case damaged
    /// Another program's file, or one of a newer version.
    case incompatible
    /// The store was closed.
    case closed
    /// A bug of Multichat's own.
    case `internal`
}
