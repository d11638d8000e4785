/// When the write-ahead log is copied to the database file; the defaults keep it far below 64 MB.
public struct CheckpointPolicy: Sendable {
    /// From this length on (in bytes) it is copied without waiting for readers.
    public var passiveSize = 8 << 20
    /// From this length on a checkpoint waits a moment for readers, so that the log can begin anew.
    public var restartSize = 24 << 20
    /// From this length on it waits longer.
    public var urgentSize = 48 << 20
    /// How far the log grows until a checkpoint that readers kept from its end is tried again.
    public var retrySize = 2 << 20
    /// How long a checkpoint waits for readers, in milliseconds.
    public var wait: Int32 = 25
    /// How long an urgent one waits, in milliseconds.
    public var urgentWait: Int32 = 1000

    /// Starts from the defaults.
    public init() {}
}

/// Decides when a checkpoint is due, from the log's length after each commit; it does no work itself.
struct CheckpointSchedule: Sendable {
    /// What is to be done now.
    struct Step: Sendable, Equatable {
        var mode: CheckpointMode
        var wait: Int32
    }

    private let policy: CheckpointPolicy
    private var size = 0
    private var next: Int

    init(_ policy: CheckpointPolicy) {
        self.policy = policy
        next = policy.passiveSize
    }

    /// The checkpoint that is due, if any.
    ///
    /// One that waits for nobody suffices as long as readers come and go: when all is copied and none of them reads
    /// the log, the next writer begins it anew. Where their snapshots overlap without end, only waiting helps.
    var due: Step? {
        guard size >= next else { return nil }
        if size >= policy.urgentSize { return Step(mode: .restart, wait: policy.urgentWait) }
        return size >= policy.restartSize ? Step(mode: .restart, wait: policy.wait) : Step(mode: .passive, wait: 0)
    }

    /// Learns of the log's length after a commit.
    mutating func committed(_ size: Int) {
        self.size = size
        // It began anew.
        if size < policy.passiveSize { next = policy.passiveSize }
    }

    /// Learns that a checkpoint was tried, and of the log's length after it.
    mutating func tried(_ size: Int) {
        committed(size)
        if size >= policy.passiveSize { next = size + policy.retrySize }
    }
}
