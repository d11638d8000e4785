import Multichat

/// What an agent did last, as it is printed.
struct PresenceResult: Presentable {
    let presence: AgentPresence

    init(_ presence: AgentPresence) { self.presence = presence }

    func write(json writer: inout JSONWriter) {
        writer.raw("{")
        writer.member("agent", presence.agent.text)
        writer.member("session", presence.session?.text)
        writer.member("sequence", presence.last?.sequence)
        writer.member("kind", presence.last?.kind.text)
        writer.key("time")
        writer.time(presence.last?.time)
        writer.member("unread", presence.unread)
        writer.key("leases")
        writer.leases(presence.leases)
        writer.raw("}")
    }

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

extension JSONWriter {
    /// Writes leases as an array of objects.
    mutating func leases(_ leases: [Lease]) {
        array(leases) { writer, lease in
            writer.raw("{")
            writer.member("session", lease.session.id.text)
            writer.member("name", lease.name)
            writer.member("holder", lease.holder.text)
            writer.member("fence", lease.fence)
            writer.key("end")
            writer.time(lease.end)
            writer.raw("}")
        }
    }
}
