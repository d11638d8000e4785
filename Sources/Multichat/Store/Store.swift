/// Where sessions live: a JSON directory, an SQLite file, a server, or a combination.
///
/// Every store keeps the same laws; the library `MultichatConformance` states and checks them. All calls are
/// synchronous, may be made from any thread, and either do all that they say or throw a ``MultichatError``. Sessions
/// that are expired by the store's clock are not found.
public protocol Store: Sendable {
    /// The clock, randomness and limits that the store was given.
    var configuration: StoreConfiguration { get }

    /// Starts a session; durable when it returns.
    ///
    /// - Throws: code `conflict` where the id is taken by a session that isn't expired.
    func create(_ session: NewSession) throws -> Session

    /// The session as it is now, or `nil` where there is none.
    func session(_ reference: SessionReference) throws -> Session?

    /// A page of sessions; those that can't be read are named in ``Page/leftOut`` and hinder no others.
    func sessions(_ query: SessionQuery) throws -> Page<Session>

    /// Removes a session and its log for good; durable when it returns. Answers whether there was one.
    func delete(_ reference: SessionReference) throws -> Bool

    /// Stores a batch whole or not at all; durable when it returns.
    ///
    /// - Throws: code `notFound`, `invalid`, `status`, `conflict` (nothing was stored), or `unknownOutcome` (repeat it
    ///   with the same ids).
    func append(_ append: Append) throws -> Receipt

    /// A page of a session's entries.
    ///
    /// - Throws: code `notFound` for an unknown session, `damaged` for entries that aren't as they were written.
    func entries(_ query: EntryQuery) throws -> Page<Entry>

    /// A page of a session's present values, by key.
    func latest(_ query: LatestQuery) throws -> Page<Entry>

    /// Copies the beginning of a session's log, chain included, into a new session; durable when it returns.
    func fork(_ fork: Fork) throws -> Session

    /// Ends the use of the store; calls after it fail with the code `closed`.
    func close() throws
}

/// What to fork and where.
public struct Fork: Sendable, Equatable {
    /// The session to copy from.
    public var source: SessionReference
    /// The last sequence to copy; the head where it is `nil`.
    public var sequence: Int?
    /// The id of the new session, in the same namespace.
    public var id: SessionID
    /// When the new session is gone; the parent's expiry isn't copied.
    public var expiry: Expiry?

    /// Asks for a fork at the head.
    public init(_ source: SessionReference, as id: SessionID, at sequence: Int? = nil) {
        self.source = source
        self.id = id
        self.sequence = sequence
    }
}
