/// A store that can answer appends before a durable one has them: it knows which sessions have entries that were not
/// copied there yet, and keeps these from being dropped.
public protocol HotStore: Restoring {
    /// Another number whenever what it holds may have become less: its server was started anew, or another took over.
    var life: Int { get }

    /// What its servers call their present run, alike for all processes; another name each time one is started.
    func run() throws -> String

    /// Stores a batch as ``Store/append(_:)`` does, and marks its session as unflushed in the same step.
    ///
    /// The session is kept, whatever its expiry, until it is marked as flushed.
    func appendUnflushed(_ append: Append) throws -> UnflushedAppend

    /// Sessions that are marked as unflushed, in any order.
    ///
    /// - Parameter limit: the greatest number of sessions; at least 1.
    func unflushed(limit: Int) throws -> [SessionReference]

    /// Takes the mark off a session whose log ends at a head, or that is not there; answers whether it did.
    ///
    /// - Parameters:
    ///   - session: the session.
    ///   - head: the end of the log that the durable store has.
    ///   - lifetime: how many microseconds the copy is kept from now on, unless it is appended to; 0 removes it in the
    ///     same step, and `nil` leaves it to the session's expiry.
    func markFlushed(_ session: SessionReference, through head: Head, keepingFor lifetime: Int64?) throws -> Bool
}

extension HotStore {
    /// The same for ever, for stores in this process.
    public var life: Int { 0 }

    /// No name, for stores in this process.
    public func run() throws -> String { "" }
}

/// What an append to a hot store answers.
public struct UnflushedAppend: Sendable, Equatable {
    /// What the caller is told.
    public var receipt: Receipt
    /// The entries as they were stored; empty where they were there before, `nil` where they are to be read.
    public var entries: [Entry]?

    /// Makes an answer.
    public init(receipt: Receipt, entries: [Entry]?) {
        self.receipt = receipt
        self.entries = entries
    }
}
