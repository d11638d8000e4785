/// What is recorded of a run.
struct RunRecord: Sendable {
    var state: WorkflowState
    var version: Int
    /// The steps that its code names beforehand.
    var plan: [String]
    var startedAt: Timestamp
    /// Who ran it last.
    var agent: AgentID?
    /// What it waits for.
    var signal: String?
    var output: JSON?
    var failure: WorkflowFailure?
    var sequence = 0
    var time: Timestamp?

    init(_ workflow: Workflow, startedAt: Timestamp) {
        state = .pending
        version = workflow.version
        plan = workflow.steps
        self.startedAt = startedAt
    }

    /// Reads an entry; `nil` where it is no record of a run.
    init?(_ entry: Entry) {
        guard entry.kind == .workflow, let fields = RecordFields(entry.body) else { return nil }
        guard let state = fields.string("state").flatMap(WorkflowState.init(rawValue:)),
            let version = fields.integer("version"), let startedAt = fields.time("startedAt")
        else { return nil }
        self.state = state
        self.version = version
        self.startedAt = startedAt
        plan = fields.strings("steps")
        agent = fields.string("agent").flatMap { try? AgentID($0) }
        signal = fields.string("waitsFor")
        output = fields.values["output"]
        failure = fields.string("error").map { WorkflowFailure(step: fields.string("failedStep"), message: $0) }
        sequence = entry.sequence
        time = entry.time
    }

    /// The entry's body.
    var body: JSON {
        var writer = JSONWriter()
        writer.raw("{")
        writer.key("state")
        writer.string(state.rawValue)
        writer.field("version", version)
        if !plan.isEmpty {
            writer.key("steps")
            writer.strings(plan)
        }
        writer.field("startedAt", Int(startedAt.microseconds))
        writer.field("agent", agent?.text)
        writer.field("waitsFor", signal)
        writer.field("output", output)
        writer.field("failedStep", failure?.step)
        writer.field("error", failure?.message)
        writer.raw("}")
        return writer.json
    }

    /// A copy in another state, without what belonged to the one before.
    func moved(to state: WorkflowState) -> RunRecord {
        var copy = self
        copy.state = state
        copy.signal = nil
        copy.output = nil
        copy.failure = nil
        return copy
    }

    /// The entry that records it.
    func draft(_ chat: Chat, _ name: String, by author: AgentID?) -> Draft {
        var draft = Draft(id: chat.newEntryID(), kind: .workflow, author: author, body: body)
        draft.key = WorkflowKeys.run(name)
        return draft
    }
}
