import Multichat

/// A workflow's run.
public struct WorkflowView: View {
    private let status: WorkflowStatus
    private let now: Timestamp

    /// Shows a run as it is at a time.
    public init(_ status: WorkflowStatus, at now: Timestamp) {
        self.status = status
        self.now = now
    }

    /// Writes it as one JSON object.
    public func write(to writer: inout JSONWriter) {
        writer.raw("{")
        writer.member("session", status.session.id.text)
        writer.member("name", status.name)
        writer.member("version", status.version)
        writer.member("state", status.state.rawValue)
        writer.member("agent", status.agent?.text)
        writer.member("holder", status.isHeld(at: now) ? status.lease?.holder.text : nil)
        writer.member("waitsFor", status.waitsFor)
        writer.key("answered")
        writer.bool(status.isAnswered)
        writer.key("output")
        writer.json(status.output)
        writer.member("failedStep", status.failure?.step)
        writer.member("error", status.failure?.message)
        writer.key("startedAt")
        writer.time(status.startedAt)
        writer.key("updatedAt")
        writer.time(status.updatedAt)
        writer.key("steps")
        writer.array(status.steps) { Self.write($1, to: &$0) }
        writer.raw("}")
    }

    private static func write(_ step: StepStatus, to writer: inout JSONWriter) {
        writer.raw("{")
        writer.member("name", step.name)
        writer.member("number", step.number)
        writer.member("state", step.state.rawValue)
        writer.member("attempt", step.attempt)
        writer.member("group", step.group)
        writer.key("wait")
        writer.bool(step.isWait)
        writer.key("startedAt")
        writer.time(step.startedAt)
        writer.key("endedAt")
        writer.time(step.endedAt)
        writer.key("input")
        writer.json(step.input)
        writer.key("result")
        writer.json(step.result)
        writer.member("error", step.error)
        writer.member("sequence", step.sequence)
        writer.raw("}")
    }
}
