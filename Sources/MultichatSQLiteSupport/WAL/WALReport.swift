/// What a scan of a write-ahead log found.
public struct WALReport: Sendable, Equatable {
    /// Whether a recovery by SQLite would lose what was committed.
    public enum Verdict: Sendable {
        /// There is no log, or nothing in it.
        case empty
        /// Every frame is right; at most a transaction that never ended stands behind the last commit.
        case clean
        /// The end is incomplete or invalid, as a crash or a power cut leaves the transaction that was being written.
        case torn
        /// Frames in the middle or the header are invalid: what was committed behind them would be lost.
        case damaged
    }

    /// Whether a recovery would lose what was committed.
    public var verdict: Verdict
    /// How many frames from the beginning on are right.
    public var validFrames = 0
    /// How many of them a recovery keeps: those up to the last commit.
    public var committedFrames = 0
    /// How many commits are known to stand at or behind the first invalid frame; a log that was cut may have had more.
    public var lostCommits = 0
    /// Where the first invalid frame, or the invalid header, begins in the file, if there is one.
    public var faultOffset: Int?
    /// The page size, or 0 where the header is missing or invalid.
    public var pageSize = 0
    /// The two numbers that tell this log from those before it, or 0 where the header is missing or invalid.
    public var salts: UInt64 = 0
    /// The beginning of the newest committed first page of the database, where the log has that page.
    public var firstPage: [UInt8]?

    /// Makes a report with nothing but a verdict.
    public init(_ verdict: Verdict) { self.verdict = verdict }
}
