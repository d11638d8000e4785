/// A step as the code asks for it.
struct StepCall: Sendable {
    let name: String
    let options: StepOptions
    var input: JSON?

    init(_ name: String, _ options: StepOptions, input: JSON? = nil) {
        self.name = name
        self.options = options
        self.input = input
    }
}

/// What is to be done for a step.
enum StepStart: Sendable {
    /// Nothing: it is recorded as completed.
    case recorded(StepRecord)
    /// Nothing: it is recorded as failed.
    case failed(WorkflowFailure)
    /// It is to be run.
    case run(StepRecord)

    /// The record of the step that is to be run.
    var running: StepRecord? {
        guard case .run(let record) = self else { return nil }
        return record
    }
}
