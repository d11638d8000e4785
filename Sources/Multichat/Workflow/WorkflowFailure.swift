/// Why a run or one of its steps has failed: the same when it is recorded and when it is read back.
public struct WorkflowFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// The step that has failed; `nil` where the code between the steps has.
    public var step: String?
    /// What its error said.
    public var message: String

    /// Makes a failure.
    public init(step: String?, message: String) {
        self.step = step
        self.message = message
    }

    /// The step and what its error said.
    public var description: String { step.map { "\($0): \(message)" } ?? message }

    /// The words of any error.
    static func words(_ error: any Error) -> String {
        if let failure = error as? WorkflowFailure { return failure.message }
        return (error as? MultichatError)?.message ?? String(describing: error)
    }
}

/// Ends the work of a run's code at a wait, a pause or a fault: code that catches it throws it again.
public struct WorkflowStop: Error, Sendable {}

extension MultichatError {
    /// The code isn't the one that recorded the run.
    static func changed(_ workflow: Workflow, _ reason: String) -> MultichatError {
        MultichatError(
            .incompatible, "The workflow \(workflow.name) in the session \(workflow.chat.reference) \(reason).",
            hint: "Run it with the code that began it, or cancel it and start another one under a new name."
        ).with { $0.session = workflow.chat.id.text }
    }

    /// An entry under a workflow's key isn't one of its records.
    static func notARecord(_ entry: Entry, _ chat: Chat) -> MultichatError {
        MultichatError(
            .incompatible,
            "The entry \(entry.sequence) of the session \(chat.reference) is no record of a workflow, though its key is "
                + "\(entry.key?.text ?? "").",
            hint: "Rewind the session to \(entry.sequence - 1), or use another name for the workflow."
        ).with {
            $0.session = chat.id.text
            $0.sequence = entry.sequence
        }
    }

    /// A recorded result has another shape than the code expects.
    static func undecodable(_ record: StepRecord, _ workflow: Workflow, _ error: any Error) -> MultichatError {
        let what = record.state == .waiting ? "got a signal" : "recorded a result of the step"
        return changed(
            workflow,
            "\(what) \(record.name), at sequence \(record.sequence), that the code can't read: "
                + ((error as? MultichatError)?.message ?? "\(error)")
        ).with {
            $0.sequence = record.sequence
            if record.state == .waiting { $0.hint = "Give the signal again with a value that it can read." }
        }
    }
}
