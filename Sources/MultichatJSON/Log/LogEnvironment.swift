import Multichat
import MultichatFiles
import Synchronization

/// What every log of a store is given.
struct LogEnvironment: Sendable {
    /// The clock, randomness and limits.
    var configuration: StoreConfiguration
    /// Whether anything may be written.
    var canWrite = true
    /// When segments change.
    var limits = SegmentLimits()
    /// What was written so far.
    var counters = IOCounters()
    /// Tells other processes what was changed; `nil` where a log is looked at by itself.
    var bell: ChangeBell?
    /// What was mended so far.
    var recoveries = RecoveryLog()
}

/// How large segments get.
///
/// Opening a session reads its last segment, and an append asks a filter for each segment before it: so segments are
/// few and the last one is read in a few milliseconds.
struct SegmentLimits: Sendable {
    /// The entries behind which the next append starts a new segment.
    var entries = 4096
    /// The bytes behind which the next append starts a new segment.
    var bytes = 4 << 20
    /// The entries behind which the head is recorded again.
    var recorded = 1000
}

/// Counts of what was written, for tests that compare costs.
final class IOCounters: Sendable {
    /// The syncs of logs and directories.
    let syncs = Atomic(0)
    /// The bytes written to logs.
    let bytes = Atomic(0)
}

/// The log isn't the one that was opened any more: its session was deleted, or its files were changed in a way that
/// no append does. Whoever gets this opens it anew.
struct StaleLog: Error {}
