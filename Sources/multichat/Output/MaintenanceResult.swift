import Multichat
import MultichatOperations
import MultichatViews
import Synchronization

/// Reports that wait to be printed.
final class MaintenanceReports: Sendable {
    private let reports = Mutex<[MaintenanceReport]>([])

    func add(_ report: MaintenanceReport) { reports.withLock { $0.append(report) } }

    func take() -> [MaintenanceReport] {
        reports.withLock { reports in
            defer { reports.removeAll() }
            return reports
        }
    }
}

/// What `maintain` prints.
struct MaintenanceResult: Presentable {
    private let report: MaintenanceReport
    private let settings: MaintenanceSettings

    init(_ report: MaintenanceReport, _ settings: MaintenanceSettings) {
        self.report = report
        self.settings = settings
    }

    func write(json writer: inout JSONWriter) {
        writer.raw("{")
        writer.key("dryRun")
        writer.bool(report.isDryRun)
        writer.key("expired")
        writer.references(report.expired)
        writer.key("staged")
        writer.references(report.staged)
        writer.member("cursors", report.cursors)
        if report.isDryRun {
            plan(&writer)
        } else {
            writer.key("deleted")
            writer.references(report.retention.deleted)
            writer.key("archived")
            writer.references(report.retention.archived)
            writer.key("changed")
            writer.references(report.retention.changed)
        }
        if let bytes = report.freedBytes { writer.member("freedBytes", bytes) }
        writer.member("verifiedEntries", report.verifiedEntries)
        writer.member("verifiedSessions", report.verifiedSessions)
        writer.member("rounds", report.rounds)
        writer.key("damage")
        writer.array(report.damage) { writer, damage in
            writer.raw("{")
            writer.member("session", damage.session?.id.text)
            writer.member("namespace", damage.session?.namespace.text)
            writer.member("sequence", damage.sequence)
            writer.member("place", damage.place)
            writer.member("reason", damage.reason)
            writer.raw("}")
        }
        writer.key("failures")
        writer.strings(report.failures.map { "\($0.task): \($0.error.message)" })
        writer.member("microseconds", Int(report.duration))
        writer.raw("}")
    }

    private func plan(_ writer: inout JSONWriter) {
        writer.key("plan")
        writer.array(report.plan.items) { writer, item in
            writer.raw("{")
            writer.member("session", item.session.id.text)
            writer.member("namespace", item.session.reference.namespace.text)
            writer.member("action", item.action.rawValue)
            writer.member("rule", settings.rules[item.rule].description)
            writer.member("entries", item.session.head.sequence)
            writer.member("bytes", item.bytes)
            writer.raw("}")
        }
        writer.member("entries", report.plan.entries)
        writer.member("bytes", report.plan.bytes)
        writer.member("sessions", report.plan.sessions)
    }

    func lines(_ style: Style) -> [String] { report.isDryRun ? planned(style) : done(style) }

    private func planned(_ style: Style) -> [String] {
        var lines = report.expired.map { "sweep    \(name($0))" } + report.staged.map { "discard  \(name($0))" }
        for item in report.plan.items {
            let size = Figures.count(item.session.head.sequence, "entry", "entries")
            lines.append(
                "\(Columns.pad(item.action.rawValue, to: 7))  \(name(item.session.reference))  \(size), "
                    + "\(Figures.grouped(item.bytes ?? 0)) bytes")
        }
        let total =
            "\(Figures.grouped(report.plan.items.count)) of \(Figures.count(report.plan.sessions, "session", "sessions"))"
            + " would go by the rules: \(Figures.count(report.plan.entries, "entry", "entries")), "
            + "\(Figures.grouped(report.plan.bytes)) bytes. This was a dry run: nothing was changed."
        if let warning = report.plan.everythingWarning { lines.append(style.red("everything goes: ") + warning + ".") }
        return lines + [total]
    }

    private func done(_ style: Style) -> [String] {
        let rows = [
            ("expired", Figures.grouped(report.expired.count)), ("staged", Figures.grouped(report.staged.count)),
            ("cursors", Figures.grouped(report.cursors)),
            ("deleted", Figures.grouped(report.retention.deleted.count)),
            ("archived", Figures.grouped(report.retention.archived.count)),
            (
                "freed",
                report.freedBytes.map { Figures.grouped($0) + " bytes" } ?? "not known: the store's files aren't here"
            ),
            (
                "verified",
                Figures.count(report.verifiedEntries, "entry", "entries")
                    + ", " + Figures.count(report.verifiedSessions, "session", "sessions") + " to the end"
            ),
        ]
        return rows.map { style.cyan(Columns.pad($0.0, to: 8)) + "  " + $0.1 }
            + report.damage.map { damage in
                let place = damage.sequence.map { "sequence \($0)" } ?? damage.place
                let owner = damage.session.map(name) ?? "the store"
                return style.red("damaged") + "   " + Printable.text("\(owner), \(place): \(damage.reason)")
            }
    }

    private func name(_ session: SessionReference) -> String { Printable.text(session.description, keepsLines: false) }
}

extension JSONWriter {
    /// Writes sessions as an array of objects with `session` and `namespace`.
    mutating func references(_ sessions: [SessionReference]) {
        array(sessions) { writer, session in
            writer.raw("{")
            writer.member("session", session.id.text)
            writer.member("namespace", session.namespace.text)
            writer.raw("}")
        }
    }
}
