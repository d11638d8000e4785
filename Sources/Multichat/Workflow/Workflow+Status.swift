extension Workflow {
    /// The run as it is now.
    ///
    /// - Throws: ``MultichatError`` with the code `notFound` where it never began.
    public func status() throws -> WorkflowStatus {
        try WorkflowKeys.check(name)
        guard let status = try recordedStatus() else { throw unknown() }
        return status
    }

    /// The run as it is now; `nil` where it never began, or was erased.
    func recordedStatus() throws -> WorkflowStatus? {
        let log = try WorkflowLog(chat, name)
        guard let run = log.run else { return nil }
        return WorkflowStatus(self, run, log, try LeaseState(chat, WorkflowKeys.lease(name)).lease)
    }
}

extension WorkflowStatus {
    init(_ workflow: Workflow, _ run: RunRecord, _ log: WorkflowLog, _ lease: Lease?) {
        session = workflow.chat.reference
        name = workflow.name
        version = run.version
        state = run.state
        agent = run.agent
        self.lease = lease
        waitsFor = run.signal
        isAnswered = run.signal.map { log.signals[$0] != nil } ?? false
        output = run.output
        failure = run.failure
        startedAt = run.startedAt
        let times = log.steps.values.compactMap(\.time) + [run.time].compactMap { $0 }
        updatedAt = times.max() ?? run.startedAt
        var records = Array(log.steps.values)
        for (place, step) in run.plan.enumerated() where log.steps[step] == nil {
            records.append(StepRecord(step, number: place + 1, .pending))
        }
        steps = records.sorted { ($0.number, $0.name) < ($1.number, $1.name) }.map { StepStatus($0) }
    }
}

extension Chat {
    /// The session's workflows as they are now, by name.
    ///
    /// - Parameter unfinished: only those that can still go on.
    public func workflows(unfinished: Bool = false) throws -> [WorkflowStatus] {
        try workflowNames().compactMap { name in
            guard let status = try workflow(name).recordedStatus() else { return nil }
            return unfinished && !status.state.isUnfinished ? nil : status
        }
    }

    /// The names of the session's workflows: one look at the keys for each, however many steps they have.
    public func workflowNames() throws -> [String] {
        var names: [String] = []
        var query = LatestQuery(reference, prefix: WorkflowKeys.root)
        query.limit = 1
        while let entry = try swarm.store.latest(query).items.first {
            guard let key = WorkflowKeys.name(of: entry.key, behind: WorkflowKeys.root),
                let name = key.split(separator: "/", omittingEmptySubsequences: false).first.map(String.init)
            else { break }
            if try latest(WorkflowKeys.run(name)) != nil { names.append(name) }
            // Behind all keys that begin with the name and a slash: `0` is the next character.
            query.cursor = Cursor.make("k", [WorkflowKeys.root + name + "0"])
        }
        return names
    }

    /// The entries that hand an agent's unfinished workflows in this session over to another one, and what must be true
    /// of them: for one append together with ``leaseHandover(from:to:for:)``, which hands the leases over.
    public func workflowHandover(
        from old: AgentID, to new: AgentID
    ) throws -> (drafts: [Draft], expectations: [Expectation]) {
        var handover: (drafts: [Draft], expectations: [Expectation]) = ([], [])
        for name in try workflowNames() {
            guard var run = try WorkflowLog(self, name).run, run.state.isUnfinished, run.agent == old else { continue }
            run.agent = new
            handover.drafts.append(run.draft(self, name, by: new))
            handover.expectations.append(.newest(WorkflowKeys.run(name), run.sequence))
        }
        return handover
    }
}
