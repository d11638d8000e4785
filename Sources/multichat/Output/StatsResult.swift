import Multichat

/// What was counted in some sessions.
struct SessionCounts {
    var sessions = 0
    var byStatus: [SessionStatus: Int] = [:]
    var entries = 0
    var agents = Set<AgentID>()
    var largest = 0
    var updatedAt: Timestamp?

    mutating func count(_ session: Session) {
        sessions += 1
        byStatus[session.status, default: 0] += 1
        entries += session.head.sequence
        agents.formUnion(session.participants)
        largest = max(largest, session.head.sequence)
        updatedAt = max(updatedAt ?? session.updatedAt, session.updatedAt)
    }
}

/// What `stats` prints.
struct StatsResult: Presentable {
    private let url: String
    /// How much the store mended by itself when it was opened and counted.
    var recoveries = 0
    private(set) var total = SessionCounts()
    private var namespaces: [Namespace: SessionCounts] = [:]

    init(url: String) { self.url = url }

    mutating func count(_ session: Session) {
        total.count(session)
        namespaces[session.reference.namespace, default: SessionCounts()].count(session)
    }

    func write(json writer: inout JSONWriter) {
        writer.raw("{")
        writer.member("store", url)
        members(total, to: &writer)
        writer.member("recoveries", recoveries)
        writer.key("namespaces")
        writer.array(namespaces.keys.sorted()) { writer, namespace in
            writer.raw("{")
            writer.member("namespace", namespace.text)
            members(namespaces[namespace] ?? SessionCounts(), to: &writer)
            writer.raw("}")
        }
        writer.raw("}")
    }

    private func members(_ counts: SessionCounts, to writer: inout JSONWriter) {
        writer.member("sessions", counts.sessions)
        writer.member("active", counts.byStatus[.active] ?? 0)
        writer.member("ended", counts.byStatus[.ended] ?? 0)
        writer.member("archived", counts.byStatus[.archived] ?? 0)
        writer.member("entries", counts.entries)
        writer.member("largestSession", counts.largest)
        writer.member("agents", counts.agents.count)
        writer.key("updatedAt")
        writer.time(counts.updatedAt)
    }

    func lines(_ style: Style) -> [String] {
        let states = SessionStatus.allCases.map { "\(Figures.grouped(total.byStatus[$0] ?? 0)) \($0.rawValue)" }
        var rows = [
            ("store", url),
            ("sessions", "\(Figures.grouped(total.sessions)) (\(states.joined(separator: ", ")))"),
            ("entries", "\(Figures.grouped(total.entries)), at most \(Figures.grouped(total.largest)) in a session"),
            ("agents", Figures.grouped(total.agents.count)),
            ("last update", total.updatedAt.map(EntryText.time) ?? "never"),
        ]
        if recoveries > 0 {
            rows.append(("recovered", "\(Figures.count(recoveries, "place", "places")), told on standard error"))
        }
        if namespaces.count > 1 {
            rows += namespaces.sorted { $0.key < $1.key }.map { namespace, counts in
                (
                    namespace.text,
                    "\(Figures.grouped(counts.sessions)) sessions, \(Figures.grouped(counts.entries)) entries"
                )
            }
        }
        return rows.map { style.cyan(Columns.pad($0.0, to: 12)) + "  " + $0.1 }
    }
}
