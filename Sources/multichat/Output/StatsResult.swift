import Multichat
import MultichatViews

/// What `stats` prints.
struct StatsResult: Presentable {
    private(set) var stats: StatsView
    /// How much the store mended by itself when it was opened and counted.
    var recoveries: Int {
        get { stats.recoveries }
        set { stats.recoveries = newValue }
    }

    init(url: String) { stats = StatsView(url: url) }

    /// All sessions together.
    var total: SessionCounts { stats.total }

    mutating func count(_ session: Session) { stats.count(session) }

    func write(json writer: inout JSONWriter) { stats.write(to: &writer) }

    func lines(_ style: Style) -> [String] {
        let states = SessionStatus.allCases.map { "\(Figures.grouped(total.byStatus[$0] ?? 0)) \($0.rawValue)" }
        var rows = [
            ("store", stats.url),
            ("sessions", "\(Figures.grouped(total.sessions)) (\(states.joined(separator: ", ")))"),
            ("entries", "\(Figures.grouped(total.entries)), at most \(Figures.grouped(total.largest)) in a session"),
            ("agents", Figures.grouped(total.agents.count)),
            ("last update", total.updatedAt.map(EntryText.time) ?? "never"),
        ]
        if stats.recoveries > 0 {
            rows.append(("recovered", "\(Figures.count(stats.recoveries, "place", "places")), told on standard error"))
        }
        if stats.namespaces.count > 1 {
            rows += stats.namespaces.sorted { $0.key < $1.key }.map { namespace, counts in
                (
                    namespace.text,
                    "\(Figures.grouped(counts.sessions)) sessions, \(Figures.grouped(counts.entries)) entries"
                )
            }
        }
        return rows.map { style.cyan(Columns.pad($0.0, to: 12)) + "  " + $0.1 }
    }
}
