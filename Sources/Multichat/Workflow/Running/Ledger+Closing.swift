extension Ledger {
    /// Records what the run has come to, gives the lease back, and says what it is.
    ///
    /// - Throws: ``MultichatError`` where the run was stopped by a fault: it can be run again.
    mutating func close(_ result: Result<JSON, any Error>) throws -> WorkflowOutcome<JSON> {
        do {
            if stop == nil {
                switch result {
                case .success(let output): try complete(output)
                case .failure(let error): try fail(error)
                }
            }
            if let outcome = try left() { return outcome }
        } catch is WorkflowStop {}
        guard case .fault(let error) = stop else { return .paused }
        giveBack()
        throw error
    }

    private mutating func complete(_ output: JSON) throws {
        do { try requireAll() } catch let error as MultichatError { throw halt(error) }
        try end(.completed) { $0.output = output }
    }

    private mutating func fail(_ error: any Error) throws {
        let step = (error as? WorkflowFailure)?.step
        try end(.failed) { $0.failure = WorkflowFailure(step: step, message: WorkflowFailure.words(error)) }
    }

    /// Records the end of the run, unless somebody has cancelled it.
    private mutating func end(_ state: WorkflowState, _ change: (inout RunRecord) -> Void) throws {
        for _ in 0..<100 {
            try look()
            if case .cancelled = stop { return }
            var record = run.moved(to: state)
            change(&record)
            var write = LedgerWrite(steps: resets, run: record, isLast: true)
            write.expecting = [.newest(WorkflowKeys.run(workflow.name), run.sequence)]
            // It is over: a pause that came meanwhile has nothing left to stop.
            stop = nil
            if try self.record(write) { return }
        }
        throw halt(MultichatError.rewound(workflow))
    }

    /// What the run was left as; records what must be recorded for that.
    private mutating func left() throws -> WorkflowOutcome<JSON>? {
        switch stop {
        case .waiting(let signal): return .waiting(for: signal)
        case .paused, .cancelled:
            _ = try record(LedgerWrite(steps: resets, isLast: true))
            if case .paused = stop { return .paused }
            return .cancelled
        case .fault: return nil
        case nil: return WorkflowLog.outcome(run)
        }
    }

    /// Gives the lease back after a fault, if that still can be done: it would end by itself.
    private mutating func giveBack() {
        if (try? store(LedgerWrite(steps: resets, isLast: true))) == nil { try? chat.release(lease) }
    }

    /// The planned step that the code did not come to, though its start was recorded.
    private var resets: [StepRecord] {
        guard let early, var record = steps[early] else { return [] }
        record.startedAt = nil
        return [record.moved(to: .pending)]
    }
}

extension WorkflowLog {
    /// What a run has come to; `nil` where it can go on.
    static func outcome(_ run: RunRecord) -> WorkflowOutcome<JSON>? {
        switch run.state {
        case .completed: .completed(run.output ?? .null)
        case .failed: .failed(run.failure ?? WorkflowFailure(step: nil, message: ""))
        case .paused: .paused
        case .cancelled: .cancelled
        case .pending, .running, .waiting: nil
        }
    }
}
