import Multichat

/// What the two modes of a hybrid do differently.
protocol HybridWay: Sendable {
    /// Stores a batch.
    func append(_ append: Append) throws -> Receipt

    /// Has a batch stored, and tells its outcome to a closure.
    func submit(_ append: Append, then completion: @escaping @Sendable (Result<Receipt, any Error>) -> Void)

    /// The session as it is now, or `nil`.
    func session(_ reference: SessionReference) throws -> Session?

    /// Reads a session from the store that has it, and is the better one for that.
    ///
    /// - Parameter isRecent: whether the reading is one of the newest entries, or of the newest of keys.
    func read<Answer>(
        _ reference: SessionReference, isRecent: Bool, _ body: (any Restoring) throws -> Answer
    ) throws -> Answer

    /// Brings the durable store up to date: with one session, or with all.
    func settle(_ reference: SessionReference?) throws

    /// Takes notice of a session that was changed in the durable store alone, or removed from it.
    func changed(_ reference: SessionReference) throws

    /// Copies now what waits to be copied, and tries a hot store that was left alone when it is time.
    func work() throws

    /// Ends its work: what waits is copied first, as far as the stores allow.
    func close() throws

    /// What waits, and how the hot store is.
    var figures: HybridFigures { get }
}

/// How a hybrid store does.
public struct HybridFigures: Sendable, Equatable {
    /// Whether the hot store is used: `closed` where it is, `open` where it failed, `half-open` while it is tried.
    public var breaker: String
    /// Sessions that wait to be copied to the other store.
    public var waitingSessions = 0
    /// Entries that the durable store doesn't have yet, as far as this process knows.
    public var unflushedEntries = 0
    /// How long the oldest of them has waited, in microseconds.
    public var lag: Int64 = 0
    /// Sessions whose copy was given up, because the hot store failed or the queue was full; they are copied when they
    /// are used again.
    public var dropped = 0
    /// Entries that were appended to the durable store anew, because the two logs had parted.
    public var rebased = 0
    /// Why the archive lacks something, if it does.
    public var archiveFailure: String?
}
