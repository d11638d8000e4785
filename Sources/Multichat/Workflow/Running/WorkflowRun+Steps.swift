import Synchronization

extension WorkflowRun {
    /// Runs a step, unless it has completed before: then its recorded result comes back.
    ///
    /// The result is durable when this returns.
    ///
    /// - Parameters:
    ///   - name: the step's name, 1 to 200 bytes, used once in a run.
    ///   - options: whether it may be run again after its process died in it, and how often it is tried.
    ///   - body: what it does; its result is recorded as JSON.
    /// - Throws: ``WorkflowFailure`` where it has failed for good, now or before; ``WorkflowStop`` where the run
    ///   doesn't go on: throw that on.
    @discardableResult
    public func step<Output: Codable>(
        _ name: String, _ options: StepOptions = .atLeastOnce, _ body: () throws -> Output
    ) throws -> Output {
        try decode(
            perform(StepCall(name, options)) { try JSON(encoding: body(), field: "result of \(name)", limits: limits) })
    }

    /// Runs a step without a result, unless it has completed before.
    public func step(_ name: String, _ options: StepOptions = .atLeastOnce, _ body: () throws -> Void) throws {
        _ = try perform(StepCall(name, options)) {
            try body()
            return .null
        }
    }

    /// Runs a step with an input that is recorded too, unless it has completed before.
    @discardableResult
    public func step<Input: Encodable, Output: Codable>(
        _ name: String, input: Input, _ options: StepOptions = .atLeastOnce, _ body: (Input) throws -> Output
    ) throws -> Output {
        let recorded: JSON
        do {
            recorded = try JSON(encoding: input, field: "input of \(name)", limits: limits)
        } catch let error as MultichatError {
            throw ledger.withLock { $0.halt(error) }
        }
        return try decode(
            perform(StepCall(name, options, input: recorded)) {
                try JSON(encoding: body(input), field: "result of \(name)", limits: limits)
            })
    }

    /// Runs a step that has failed where it takes longer than a time, unless it has completed before.
    ///
    /// The step runs on a thread of its own. Swift can't stop it: after its time it is no longer waited for, it goes on
    /// to its end by itself, and whatever comes of it is dropped. What it does meanwhile can't be undone; appends that
    /// it makes under ``expectation`` are refused only when the lease has gone to somebody else. A further attempt may
    /// run beside it.
    @discardableResult
    public func step<Output: Codable & Sendable>(
        _ name: String, timeout: Duration, _ options: StepOptions = .atLeastOnce,
        _ body: @escaping @Sendable () throws -> Output
    ) throws -> Output {
        let limits = limits
        return try decode(
            perform(StepCall(name, options)) {
                try TimedWork.run(for: timeout) {
                    try JSON(encoding: body(), field: "result of \(name)", limits: limits)
                }
            })
    }

    private func perform(_ call: StepCall, _ work: () throws -> JSON) throws -> StepRecord {
        switch try ledger.withLock({ try $0.begin([call])[0] }) {
        case .recorded(let record): return record
        case .failed(let failure): throw failure
        case .run(let record): return try attempt(record, call.options, work)
        }
    }

    /// Runs a step until it has completed, or failed for good.
    func attempt(_ record: StepRecord, _ options: StepOptions, _ work: () throws -> JSON) throws -> StepRecord {
        var record = record
        while true {
            do {
                record.result = try work()
                record.error = nil
                record.state = .completed
                let done = record
                return try ledger.withLock { try $0.finish(done) }
            } catch let stop as WorkflowStop {
                throw stop
            } catch {
                record.error = WorkflowFailure.words(error)
            }
            try settle(record, options)
            workflow.options.wait(options.delay(after: record.attempt))
            record.attempt += 1
        }
    }

    /// Records that an attempt has failed.
    ///
    /// - Throws: ``WorkflowFailure`` where it was the last one.
    private func settle(_ record: StepRecord, _ options: StepOptions) throws {
        if record.attempt < options.attempts { return try ledger.withLock { try $0.retry(record) } }
        let failed = record.moved(to: .failed)
        _ = try ledger.withLock { try $0.finish(failed) }
        throw WorkflowFailure(step: record.name, message: record.error ?? "")
    }
}
