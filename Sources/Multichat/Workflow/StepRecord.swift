/// What is recorded of a step or wait.
struct StepRecord: Sendable {
    var name: String
    /// Its place among the steps that the code came to.
    var number: Int
    var state: StepState
    var attempt = 1
    /// The number of the first of the steps that run beside it, itself included.
    var group: Int?
    /// Whether its result is the answer to a wait.
    var isWait = false
    var startedAt: Timestamp?
    var input: JSON?
    var result: JSON?
    var error: String?
    var sequence = 0
    var time: Timestamp?

    init(_ name: String, number: Int, _ state: StepState) {
        self.name = name
        self.number = number
        self.state = state
    }

    /// Reads an entry; `nil` where it is no record of a step.
    init?(_ entry: Entry, name: String) {
        guard entry.kind == .workflow, let fields = RecordFields(entry.body) else { return nil }
        guard let state = fields.string("state").flatMap(StepState.init(rawValue:)),
            let number = fields.integer("number")
        else { return nil }
        self.init(name, number: number, state)
        attempt = fields.integer("attempt") ?? 1
        group = fields.integer("group")
        isWait = fields.values["wait"] != nil
        startedAt = fields.time("startedAt")
        input = fields.values["input"]
        result = fields.values["result"]
        error = fields.string("error")
        sequence = entry.sequence
        time = entry.time
    }

    /// The entry's body.
    var body: JSON {
        var writer = JSONWriter()
        writer.raw("{")
        writer.key("state")
        writer.string(state.rawValue)
        writer.key("number")
        writer.integer(number)
        writer.field("attempt", attempt > 1 ? attempt : nil)
        writer.field("group", group)
        if isWait { writer.raw(",\"wait\":true") }
        writer.field("startedAt", startedAt.map { Int($0.microseconds) })
        writer.field("input", input)
        writer.field("result", result)
        writer.field("error", error)
        writer.raw("}")
        return writer.json
    }

    /// A copy in another state.
    func moved(to state: StepState) -> StepRecord {
        var copy = self
        copy.state = state
        return copy
    }
}
