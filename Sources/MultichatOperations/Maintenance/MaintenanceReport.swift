import Multichat

/// What a run of maintenance did, or would do.
public struct MaintenanceReport: Sendable, Equatable {
    /// Whether nothing was changed.
    public var isDryRun = false
    /// Expired sessions removed.
    public var expired: [SessionReference] = []
    /// Staged copies discarded, because nobody went on with them.
    public var staged: [SessionReference] = []
    /// Read positions removed, because their session is gone.
    public var cursors = 0
    /// What the retention rules take.
    public var plan = RetentionPlan()
    /// What was done of that.
    public var retention = Retention.Outcome()
    /// Entries and sessions whose chain was computed again.
    public var verifiedEntries = 0
    /// Sessions that were verified to their end.
    public var verifiedSessions = 0
    /// How often everything has been verified by now.
    public var rounds = 0
    /// By how many bytes the store's files shrank, its archive among them; 0 where they grew, `nil` where the store
    /// has none here.
    public var freedBytes: Int?
    /// Damage found.
    public var damage: [Damage] = []
    /// Tasks that failed, with the reason; the others were done.
    public var failures: [Failure] = []
    /// How long it took, rests included, in microseconds.
    public var duration: Int64 = 0

    /// A task that failed.
    public struct Failure: Sendable, Equatable {
        /// The task: `sweep`, `retention`, `cursors`, `compaction` or `verification`.
        public var task: String
        /// Why.
        public var error: MultichatError
    }

    /// Makes an empty report.
    public init() {}
}
