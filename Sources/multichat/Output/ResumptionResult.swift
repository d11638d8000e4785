import Multichat
import MultichatViews

/// What an agent goes on with, as it is printed.
struct ResumptionResult: Presentable {
    let resumption: Resumption

    init(_ resumption: Resumption) { self.resumption = resumption }

    func write(json writer: inout JSONWriter) { ResumptionView(resumption).write(to: &writer) }

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
}
