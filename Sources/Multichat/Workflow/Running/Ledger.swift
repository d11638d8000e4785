/// What a runner knows of the run whose lease it holds, and what it has come to.
struct Ledger: Sendable {
    let workflow: Workflow
    let agent: AgentID
    var lease: Lease
    var run: RunRecord
    var steps: [String: StepRecord]
    /// The names of the recorded steps by their numbers.
    let recorded: [Int: String]
    /// The number of the step that the code comes to next.
    var next = 1
    /// The steps that the code came to.
    var claimed = Set<String>()
    /// The steps that run now.
    var active = Set<String>()
    /// The planned step whose start was recorded, and that the code has not come to.
    var early: String?
    /// That the newest entry of the run is still there: a rewind would hide it.
    var newest: [Expectation] = []
    /// Why the run doesn't go on.
    var stop: Stop?

    /// Why a run doesn't go on.
    enum Stop: Sendable {
        case waiting(String)
        case paused
        case cancelled
        case fault(MultichatError)
    }

    init(_ workflow: Workflow, _ agent: AgentID, _ lease: Lease, _ log: WorkflowLog) {
        self.workflow = workflow
        self.agent = agent
        self.lease = lease
        run = log.run ?? RunRecord(workflow, startedAt: workflow.now)
        steps = log.steps
        recorded = Dictionary(log.steps.values.map { ($0.number, $0.name) }) { first, _ in first }
    }

    var chat: Chat { workflow.chat }

    /// Records that somebody runs it now, and the start of the first planned step that has not begun.
    mutating func open() throws {
        var running = run.moved(to: .running)
        running.agent = agent
        let done: Set<StepState> = [.completed, .failed]
        let first = workflow.steps.firstIndex { name in steps[name].map { !done.contains($0.state) } ?? true }
        var write = LedgerWrite(start: first.flatMap { planned($0 + 1) }, run: running)
        write.expecting = [.newest(WorkflowKeys.run(workflow.name), run.sequence == 0 ? nil : run.sequence)]
        guard try record(write) else {
            // Somebody was faster with a pause: the run is not begun.
            try look()
            throw WorkflowStop()
        }
    }

    /// The start of the planned step of a number, unless it has begun.
    func planned(_ number: Int) -> StepRecord? {
        guard workflow.steps.indices.contains(number - 1) else { return nil }
        let name = workflow.steps[number - 1]
        guard steps[name].map({ $0.state == .pending }) ?? true else { return nil }
        var record = StepRecord(name, number: number, .running)
        record.startedAt = workflow.now
        return record
    }

    /// Sees whether somebody has paused or cancelled the run, or has taken it over.
    ///
    /// A lease whose time is over is renewed first, which shows whether it is still there: so that no step is begun
    /// beside somebody else.
    mutating func look() throws {
        do {
            if lease.isOver(at: workflow.now) { lease = try chat.renew(lease, for: workflow.options.lease) }
            guard let entry = try chat.latest(WorkflowKeys.run(workflow.name)), entry.sequence >= run.sequence else {
                throw MultichatError.rewound(workflow)
            }
            if entry.sequence > run.sequence { try take(entry) }
        } catch let error as MultichatError {
            throw halt(error)
        }
    }

    /// Takes over what others have recorded of the run.
    private mutating func take(_ entry: Entry) throws {
        guard let record = RunRecord(entry) else { throw MultichatError.notARecord(entry, chat) }
        let held = try LeaseState(chat, lease.name).lease
        guard held?.fence == lease.fence else { throw MultichatError.lost(lease, to: held) }
        run = record
        if record.state == .paused { stop = .paused }
        if record.state == .cancelled { stop = .cancelled }
    }

    /// Stops the run for what isn't a failure of its own.
    mutating func halt(_ error: MultichatError) -> WorkflowStop {
        stop = .fault(error)
        return WorkflowStop()
    }

    func requireGoing() throws { if stop != nil { throw WorkflowStop() } }
}

extension Workflow {
    /// The time by the store's clock.
    var now: Timestamp { chat.swarm.store.configuration.clock() }
}

extension MultichatError {
    /// Entries that a runner wrote are hidden.
    static func rewound(_ workflow: Workflow) -> MultichatError {
        MultichatError(
            .conflict,
            "The session \(workflow.chat.reference) was rewound while its workflow \(workflow.name) ran.",
            hint: "Run it again: it goes on from what is recorded now."
        ).with { $0.session = workflow.chat.id.text }
    }
}
