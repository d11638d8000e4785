import Multichat

/// What an agent goes on with, as it is printed.
struct ResumptionResult: Presentable {
    let resumption: Resumption

    init(_ resumption: Resumption) { self.resumption = resumption }

    func write(json writer: inout JSONWriter) {
        writer.raw("{")
        writer.member("agent", resumption.agent.text)
        writer.member("unread", resumption.unread)
        writer.key("context")
        writer.json(resumption.context?.body)
        writer.key("leases")
        writer.leases(resumption.leases)
        writer.key("sessions")
        writer.array(resumption.sessions) { Self.write($1, to: &$0) }
        writer.raw("}")
    }

    func lines(_ style: Style) -> [String] {
        var lines: [String] = []
        if let context = resumption.context { lines.append("own context  \(clean(context.body.text))") }
        lines += resumption.leases.map { "own lease  " + text($0) }
        for open in resumption.sessions {
            let topic = open.session.topic.map { "  " + clean($0) } ?? ""
            let status = open.session.status == .active ? "" : " (\(open.session.status.rawValue))"
            lines.append(style.bold(clean(open.session.id.text)) + status + "  \(open.unread) unread" + topic)
            if let context = open.context {
                lines.append("    context at \(context.sequence): \(clean(context.body.text))")
            }
            lines += open.leases.map { "    lease " + text($0) }
            lines += open.workflows.map { "    workflow \(clean($0.name)) is \($0.state.rawValue)" }
        }
        return lines.isEmpty ? ["\(resumption.agent) has no open sessions."] : lines
    }

    private func text(_ lease: Lease) -> String { "\(clean(lease.name)) until \(EntryText.time(lease.end))" }

    private func clean(_ text: String) -> String { Printable.text(text, keepsLines: false) }

    private static func write(_ open: ResumedSession, to writer: inout JSONWriter) {
        SessionResult(open.session).write(json: &writer)
        writer.bytes.removeLast()
        writer.member("unread", open.unread)
        writer.key("context")
        writer.json(open.context?.body)
        writer.member("contextSequence", open.context?.sequence)
        writer.key("leases")
        writer.leases(open.leases)
        writer.key("workflows")
        writer.array(open.workflows) { writer, run in
            writer.raw("{")
            writer.member("name", run.name)
            writer.member("version", run.version)
            writer.member("state", run.state.rawValue)
            writer.member("waitsFor", run.waitsFor)
            writer.raw("}")
        }
        writer.raw("}")
    }
}
