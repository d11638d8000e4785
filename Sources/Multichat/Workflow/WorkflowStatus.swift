/// A run as its session's log says it is now.
public struct WorkflowStatus: Sendable {
    /// The session.
    public var session: SessionReference
    /// The run's name.
    public var name: String
    /// The version of the code that began it.
    public var version: Int
    /// What has become of it.
    public var state: WorkflowState
    /// Who ran it last.
    public var agent: AgentID?
    /// Its lease, unless it was given back; whoever had it may have died, and it may have ended.
    public var lease: Lease?
    /// The signal that it waits for.
    public var waitsFor: String?
    /// Whether that signal has come: run it, and it goes on.
    public var isAnswered: Bool
    /// Its output, where it is completed.
    public var output: JSON?
    /// Why it has failed.
    public var failure: WorkflowFailure?
    /// When it began.
    public var startedAt: Timestamp
    /// The time of its newest entry.
    public var updatedAt: Timestamp
    /// Its steps and waits in their order, those that are planned and have not begun included.
    public var steps: [StepStatus]

    /// Whether somebody holds its lease at a time.
    public func isHeld(at now: Timestamp) -> Bool { lease.map { !$0.isOver(at: now) } ?? false }
}

/// A step or wait of a run.
public struct StepStatus: Sendable {
    /// The step's name.
    public var name: String
    /// Its place among the run's steps, from 1 on.
    public var number: Int
    /// What has become of it.
    public var state: StepState
    /// Which attempt this is, from 1 on.
    public var attempt: Int
    /// The number of the first of the steps that run beside it, itself included.
    public var group: Int?
    /// Whether it is a wait for a signal.
    public var isWait: Bool
    /// When it began.
    public var startedAt: Timestamp?
    /// When it came to its end.
    public var endedAt: Timestamp?
    /// What it was given.
    public var input: JSON?
    /// What came of it.
    public var result: JSON?
    /// What its newest error said.
    public var error: String?
    /// The sequence of its newest entry, 0 where it has none.
    public var sequence: Int

    init(_ record: StepRecord) {
        name = record.name
        number = record.number
        state = record.state
        attempt = record.attempt
        group = record.group
        isWait = record.isWait
        startedAt = record.startedAt
        endedAt = record.state == .completed || record.state == .failed ? record.time : nil
        input = record.input
        result = record.result
        error = record.error
        sequence = record.sequence
    }
}
