import Multichat
import MultichatViews

/// What an agent did last, as it is printed.
struct PresenceResult: Presentable {
    let presence: AgentPresence

    init(_ presence: AgentPresence) { self.presence = presence }

    func write(json writer: inout JSONWriter) { PresenceView(presence).write(to: &writer) }

    func lines(_ style: Style) -> [String] { [cells.joined(separator: "\t")] }

    /// The cells of its row.
    var cells: [String] {
        let last = presence.last
        return [
            presence.agent.text, last.map { EntryText.time($0.time) } ?? "-", presence.session?.text ?? "-",
            last.map { "\($0.sequence) \($0.kind)" } ?? "-", String(presence.unread),
            presence.leases.map(\.name).joined(separator: ", "),
        ]
    }
}
