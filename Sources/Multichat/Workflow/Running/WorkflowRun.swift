import Synchronization

/// One going through a workflow's code, by the holder of its lease: what the code is given.
public final class WorkflowRun: Sendable {
    /// The workflow.
    public let workflow: Workflow
    let ledger: Mutex<Ledger>

    init(_ ledger: consuming Ledger) {
        workflow = ledger.workflow
        self.ledger = Mutex(ledger)
    }

    /// The session's chat.
    public var chat: Chat { workflow.chat }

    /// What appends of the steps themselves expect, so that they are refused once somebody else runs the workflow.
    ///
    ///     try run.chat.post(Message("Shipping"), from: "Agent-1", expecting: [run.expectation])
    public var expectation: Expectation { ledger.withLock { $0.lease.expectation } }

    /// Moves the end of the lease: for steps that take longer than it lasts.
    ///
    /// - Throws: ``MultichatError`` with the code `conflict` where somebody else has taken the workflow over.
    public func renew() throws {
        try ledger.withLock { $0.lease = try chat.renew($0.lease, for: workflow.options.lease) }
    }

    /// The limits of what is recorded.
    var limits: JSONLimits { chat.swarm.store.configuration.limits }

    /// A recorded result as the code expects it.
    func decode<Value: Decodable>(_ record: StepRecord, as type: Value.Type = Value.self) throws -> Value {
        do {
            return try (record.result ?? .null).decode(type)
        } catch {
            let error = MultichatError.undecodable(record, workflow, error)
            throw ledger.withLock { $0.halt(error) }
        }
    }
}
