import Multichat
import MultichatViews

/// A session with messages that wait for long, as it is printed.
struct StuckResult: Presentable {
    let stuck: StuckSession

    init(_ stuck: StuckSession) { self.stuck = stuck }

    func write(json writer: inout JSONWriter) { StuckView(stuck).write(to: &writer) }

    func lines(_ style: Style) -> [String] { [cells.joined(separator: "\t")] }

    /// The cells of its row.
    var cells: [String] {
        var agents: [AgentID] = []
        for agent in stuck.messages.flatMap(\.waiting).compactMap(\.agent) where !agents.contains(agent) {
            agents.append(agent)
        }
        return [
            stuck.session.id.text, String(stuck.messages.count), EntryText.time(stuck.messages[0].entry.time),
            agents.map(\.text).joined(separator: ", "), stuck.session.topic ?? "",
        ]
    }
}
