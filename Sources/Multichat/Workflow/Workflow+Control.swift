extension Workflow {
    /// Answers a wait, from anywhere: `waitFor` of the name returns the value when the workflow is run next.
    ///
    /// - Throws: ``MultichatError``: `notFound` where there is no such workflow, `status` where it is over.
    @discardableResult
    public func signal(_ signal: String, _ value: some Encodable, by author: AgentID? = nil) throws -> Receipt {
        try self.signal(
            signal, json: JSON(encoding: value, limits: chat.swarm.store.configuration.limits), by: author)
    }

    /// Answers a wait with JSON, from anywhere.
    @discardableResult
    public func signal(_ signal: String, json: JSON, by author: AgentID? = nil) throws -> Receipt {
        try WorkflowKeys.check(step: signal)
        let run = try recorded()
        guard run.state.isUnfinished || run.state == .failed else { throw notAllowed("takes no signal", run.state) }
        var draft = Draft(id: chat.newEntryID(), kind: .workflow, author: author, body: json)
        draft.key = WorkflowKeys.signal(name, signal)
        return try chat.append([draft])
    }

    /// Lets the run stop before its next step, until it is resumed.
    @discardableResult
    public func pause(by author: AgentID? = nil) throws -> Receipt {
        try change(to: .paused, from: [.pending, .running, .waiting], "can't be paused", author)
    }

    /// Lets a paused or failed run go on when it is run next; a failed step is then tried again.
    @discardableResult
    public func resume(by author: AgentID? = nil) throws -> Receipt {
        try change(to: .pending, from: [.paused, .failed], "can't be resumed", author)
    }

    /// Gives the run up for good; it stops before its next step.
    @discardableResult
    public func cancel(by author: AgentID? = nil) throws -> Receipt {
        try change(
            to: .cancelled, from: [.pending, .running, .waiting, .paused, .failed], "can't be cancelled", author)
    }

    private func change(
        to state: WorkflowState, from sources: Set<WorkflowState>, _ refusal: String, _ author: AgentID?
    ) throws -> Receipt {
        for _ in 0..<100 {
            let log = try WorkflowLog(chat, name)
            guard let run = log.run else { throw unknown() }
            guard sources.contains(run.state) else { throw notAllowed(refusal, run.state) }
            var drafts = state == .pending ? resets(log) : []
            drafts.append(run.moved(to: state).draft(chat, name, by: author))
            do {
                return try chat.append(drafts, expecting: [.newest(WorkflowKeys.run(name), run.sequence)])
            } catch let error as MultichatError where error.code == .conflict {
                // It has moved on meanwhile: what it is now decides.
            }
        }
        throw MultichatError(
            .conflict, "The workflow \(name) in the session \(chat.reference) changes all the time.",
            hint: "Try again.",
            retry: .later)
    }

    /// The entries that let the step that made the run fail be tried again, with those that failed beside it.
    private func resets(_ log: WorkflowLog) -> [Draft] {
        guard let failed = log.run?.failure?.step.flatMap({ log.steps[$0] }) else { return [] }
        let beside = log.steps.values.filter { $0.group != nil && $0.group == failed.group && $0.name != failed.name }
        return ([failed] + beside).filter { $0.state == .failed }.sorted { $0.number < $1.number }.map { record in
            var reset = StepRecord(record.name, number: record.number, .pending)
            reset.group = record.group
            var draft = Draft(id: chat.newEntryID(), kind: .workflow, body: reset.body)
            draft.key = WorkflowKeys.step(name, record.name)
            return draft
        }
    }

    private func recorded() throws -> RunRecord {
        try WorkflowKeys.check(name)
        guard let entry = try chat.latest(WorkflowKeys.run(name)) else { throw unknown() }
        guard let run = RunRecord(entry) else { throw MultichatError.notARecord(entry, chat) }
        return run
    }

    func unknown() -> MultichatError {
        MultichatError(
            .notFound, "There is no workflow \(name) in the session \(chat.reference).",
            hint: "`multichat workflow list \(chat.id)` shows those that it has."
        ).with { $0.session = chat.id.text }
    }

    private func notAllowed(_ refusal: String, _ state: WorkflowState) -> MultichatError {
        MultichatError(
            .status, "The workflow \(name) in the session \(chat.reference) \(refusal): it is \(state.rawValue)."
        ).with { $0.session = chat.id.text }
    }
}
