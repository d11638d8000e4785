import Multichat
import MultichatStores

/// `doctor`: what should be done about the machine, the store and the settings.
enum DoctorCommand {
    static let command = Command("doctor", "examine the machine, the store and its settings", in: .records, action: run)
        .with {
            $0.details = """
                Disk space, kind of file system, permissions, clock, limit of open files; write-ahead log, leftovers of \
                crashes, lists of sessions; of Redis what it promises; of a hybrid whether the hot store is in use and \
                what waits. The exit code is 0 where all is well, 2 where something should be done, 3 where data is at \
                risk. `verify` looks at every entry.
                """
            $0.examples = ["doctor", "doctor --json | jq '.findings[] | select(.level != \"ok\")'"]
        }

    private static func run(_ call: Invocation) throws -> ExitCode {
        let report = Doctor(try call.storeURL).examine()
        try call.show(HealthResult(report: report), Style.of(Descriptor.output))
        return report.level.exit
    }
}

extension HealthReport.Level {
    /// How `doctor` ends.
    fileprivate var exit: ExitCode {
        switch self {
        case .ok: .success
        case .warning: .warning
        case .critical: .critical
        }
    }
}

/// What `doctor` prints.
struct HealthResult: Presentable {
    let report: HealthReport

    func write(json writer: inout JSONWriter) { writer.json(report.json) }

    func lines(_ style: Style) -> [String] {
        let width = report.findings.map { Columns.count($0.check) }.max() ?? 0
        return report.findings.flatMap { finding in
            let check = Columns.pad(finding.check, to: width)
            let line = "\(mark(finding.level, style))  \(check)  \(Printable.text(finding.message, keepsLines: false))"
            guard let hint = finding.hint else { return [line] }
            return [line, String(repeating: " ", count: width + 12) + style.dim("→ " + Printable.text(hint))]
        }
    }

    private func mark(_ level: HealthReport.Level, _ style: Style) -> String {
        let name = Columns.pad(level.name, to: 8)
        switch level {
        case .ok: return style.green(name)
        case .warning: return style.yellow(name)
        case .critical: return style.red(name)
        }
    }
}
