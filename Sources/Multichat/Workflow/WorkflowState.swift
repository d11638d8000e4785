/// What becomes of a workflow's run.
public enum WorkflowState: String, Sendable, CaseIterable {
    /// It waits for somebody to run it: it was resumed.
    case pending
    /// Somebody runs it, or did when its process died.
    case running
    /// It waits for a signal.
    case waiting
    /// It doesn't go on until it is resumed: somebody paused it, or it came into a fork.
    case paused
    /// It is done.
    case completed
    /// A step or its code has failed; it can be resumed.
    case failed
    /// It was given up for good.
    case cancelled

    /// Whether it can still go on.
    public var isUnfinished: Bool { self != .completed && self != .cancelled && self != .failed }
}

/// What becomes of a step.
public enum StepState: String, Sendable, CaseIterable {
    /// It has not begun.
    case pending
    /// It has begun.
    case running
    /// It waits for a signal.
    case waiting
    /// It has failed, and is tried again.
    case retrying
    /// It is done: its result is recorded.
    case completed
    /// It has failed for good.
    case failed
}

/// What a run has come to.
public enum WorkflowOutcome<Output> {
    /// It is done, with this output.
    case completed(Output)
    /// It waits for the signal of this name; run it again when that has come.
    case waiting(for: String)
    /// It was paused, or came into this session by a fork; resume it, then run it again.
    case paused
    /// It was given up for good.
    case cancelled
    /// It has failed; resume it to try the failed step again.
    case failed(WorkflowFailure)
}

extension WorkflowOutcome: Sendable where Output: Sendable {}

extension WorkflowOutcome: Equatable where Output: Equatable {}

extension WorkflowOutcome {
    /// The same outcome with another output.
    func map<Other>(_ change: (Output) throws -> Other) rethrows -> WorkflowOutcome<Other> {
        switch self {
        case .completed(let output): .completed(try change(output))
        case .waiting(let signal): .waiting(for: signal)
        case .paused: .paused
        case .cancelled: .cancelled
        case .failed(let failure): .failed(failure)
        }
    }
}
