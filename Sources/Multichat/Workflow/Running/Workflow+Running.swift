import Synchronization

extension Workflow {
    /// Runs the workflow, or goes on with it, as the holder of its lease.
    ///
    /// A workflow that has completed, failed, been paused or cancelled, or that waits for a signal which has not come,
    /// is not run: that is the answer. Else the code is called from its beginning; steps that have completed answer
    /// with their recorded results.
    ///
    /// - Parameters:
    ///   - agent: who runs it. A process that runs it as the same agent takes it over at once; as another agent, when
    ///     the lease has ended or was given back.
    ///   - body: the workflow's code; what it returns is recorded as JSON.
    /// - Returns: what the run has come to.
    /// - Throws: ``MultichatError``: `conflict` where another agent runs it, with its name and the end of its lease, or
    ///   has taken it over meanwhile; `incompatible` where the code has another version or other steps than those
    ///   recorded, or a recorded result doesn't decode; `status` where the session has ended; any error of the store.
    ///   It can be run again after each of them.
    @discardableResult
    public func run<Output: Codable>(
        as agent: AgentID, _ body: (WorkflowRun) throws -> Output
    ) throws -> WorkflowOutcome<Output> {
        let limits = chat.swarm.store.configuration.limits
        return try perform(agent) { try JSON(encoding: body($0), field: "output", limits: limits) }.map { output in
            do {
                return try output.decode()
            } catch let error as MultichatError {
                throw MultichatError.changed(self, "recorded an output that the code can't read: \(error.message)")
            }
        }
    }

    /// Runs a workflow without an output, or goes on with it.
    @discardableResult
    public func run(as agent: AgentID, _ body: (WorkflowRun) throws -> Void) throws -> WorkflowOutcome<Void> {
        try perform(agent) { run in
            try body(run)
            return .null
        }.map { _ in () }
    }

    private func perform(
        _ agent: AgentID, _ work: (WorkflowRun) throws -> JSON
    ) throws -> WorkflowOutcome<JSON> {
        try check()
        if let outcome = try settled(WorkflowLog(chat, name)) { return outcome }
        let lease = try chat.lease(WorkflowKeys.lease(name), holder: agent, for: options.lease)
        let log: WorkflowLog
        do {
            // What somebody else did before the lease was taken counts.
            log = try WorkflowLog(chat, name)
            if let outcome = try settled(log) {
                try chat.release(lease)
                return outcome
            }
        } catch {
            // The lease would end by itself.
            try? chat.release(lease)
            throw error
        }
        let run = WorkflowRun(Ledger(self, agent, lease, log))
        let result = Result {
            try run.ledger.withLock { try $0.open() }
            return try work(run)
        }
        return try run.ledger.withLock { try $0.close(result) }
    }

    /// What the run has come to, where it isn't to be run.
    private func settled(_ log: WorkflowLog) throws -> WorkflowOutcome<JSON>? {
        if log.isErased { throw MultichatError.changed(self, "has records that were erased") }
        guard let run = log.run else { return nil }
        if let outcome = WorkflowLog.outcome(run) { return outcome }
        guard run.version == version else {
            throw MultichatError.changed(
                self, "was begun by version \(run.version) of its code; this is version \(version)")
        }
        guard run.plan == steps else {
            throw MultichatError.changed(self, "was begun with other planned steps than its code names now")
        }
        return log.waitsInVain.map { .waiting(for: $0) }
    }
}
