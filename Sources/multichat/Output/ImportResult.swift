import Multichat
import MultichatInterchange

/// What `import` prints.
struct ImportResult: Presentable {
    private let report: ImportReport
    private let isDryRun: Bool

    init(_ report: ImportReport, isDryRun: Bool) {
        self.report = report
        self.isDryRun = isDryRun
    }

    func write(json writer: inout JSONWriter) { writer.json(report.json) }

    func lines(_ style: Style) -> [String] {
        var table = Table(
            ["FORMAT", "FILES", "SESSIONS", "MESSAGES", "LEARNINGS", "DUPLICATES", "REFUSED"],
            numeric: [1, 2, 3, 4, 5, 6])
        for format in ImportFormat.allCases {
            if let figures = report.byFormat[format] { table.add(row(format.rawValue, figures)) }
        }
        table.add(row("total", report.total))
        return table.aligned(style) + notes(style)
    }

    private func row(_ name: String, _ figures: ImportReport.Figures) -> [String] {
        let counts = [
            figures.files, figures.sessions, figures.messages, figures.learnings, figures.duplicates, figures.refused,
        ]
        return [name] + counts.map(Figures.grouped)
    }

    private func notes(_ style: Style) -> [String] {
        var lines = report.refused.map { style.red("Refused: ") + Printable.text("\($0.path): \($0.reason)") }
        if report.total.stuck > 0 {
            let stuck = Figures.count(report.total.stuck, "message was", "messages were")
            lines.append("\(stuck) still in processing when the queue was written.")
        }
        if !report.leftAlone.isEmpty {
            lines.append("\(Figures.count(report.leftAlone.count, "file", "files")) of no known format left alone.")
        }
        if isDryRun { lines.append("This was a dry run: nothing was stored.") }
        return lines.isEmpty ? [] : [""] + lines
    }
}
