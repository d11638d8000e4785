import Multichat
import MultichatOperations

/// `maintain`: the store looks after itself.
enum MaintainCommand {
    private static let once = Option("once", nil, "do everything once, and end")
    private static let dryRun = Option("dry-run", nil, "print what would go, with counts and bytes, and change nothing")
    private static let rule = Option(
        "rule", "RULE", "which sessions go: 'status=ended age>30d archive'; several may be given", repeats: true)
    private static let settings = Option(
        "settings", "FILE", "a JSON file with rules, interval and slice", completion: .file)
    private static let yes = Option("yes", nil, "don't ask; given twice, rules may also delete every session")

    static let command = Command("maintain", "sweep, apply retention rules, compact and verify", in: .records) {
        try run($0)
    }.with {
        $0.details = """
            Removes expired sessions, copies that nobody goes on with for a week and read positions of sessions that are \
            gone; applies the rules; gives space back; verifies 50,000 entries from where the last run ended. Without \
            --once it does so again every hour until it is interrupted. It works 50 ms and then rests 150 ms, so that \
            others can write. A rule is conditions (status=, age>, label.NAME=, namespace=) and an action, `delete` or \
            `archive`; the first rule that matches a session takes it. Rules that delete every session are asked about \
            twice. The exit code is 1 where damage was found.
            """
        $0.options = [once, dryRun, rule, settings, yes]
        $0.examples = [
            "maintain --once --dry-run --rule 'status=ended age>30d delete'",
            "maintain --once --rule 'status=ended age>30d archive' --rule 'label.kind=scratch age>7d delete'",
        ]
    }

    private static func run(_ call: Invocation) throws -> ExitCode {
        var settings = try call.value(settings).map { try MaintenanceSettings(path: $0) } ?? MaintenanceSettings()
        settings.rules += try call.values(rule).map { try RetentionRule($0) }
        let isArchiving = settings.rules.contains { $0.action == .archive }
        let store = try call.opened.open(call.storeURL, creating: false, archiving: isArchiving)
        if call.has(dryRun) {
            let report = try Maintenance(store, settings).run(dryRun: true)
            try call.show(MaintenanceResult(report, settings), Style.of(Descriptor.output))
            return .success
        }
        guard try confirm(&settings, store, call) else {
            call.notes.say("Nothing was done.")
            return .success
        }
        return try call.has(once) ? runOnce(store, settings, call) : runOn(store, settings, call)
    }

    private static func runOnce(
        _ store: any Restoring, _ settings: MaintenanceSettings, _ call: Invocation
    ) throws -> ExitCode {
        var settings = settings
        settings.rewritesFiles = true
        let report = try Maintenance(store, settings).run()
        try call.show(MaintenanceResult(report, settings), Style.of(Descriptor.output))
        if let failure = report.failures.first { throw failure.error }
        return report.damage.isEmpty ? .success : .damageFound
    }

    /// Goes on until a signal comes.
    private static func runOn(
        _ store: any Restoring, _ settings: MaintenanceSettings, _ call: Invocation
    ) throws -> ExitCode {
        let reports = MaintenanceReports()
        let maintenance = Maintenance(store, settings) { reports.add($0) }
        maintenance.start()
        defer { maintenance.stop() }
        while Signals.askedToStop() == nil {
            for report in reports.take() {
                try call.show(MaintenanceResult(report, settings), Style.of(Descriptor.output))
                for failure in report.failures { call.note("\(failure.task): \(failure.error.message)") }
                try call.output.flush()
            }
            Clock.pause(microseconds: 100_000)
        }
        return .success
    }

    /// Asks twice where the rules delete every session.
    private static func confirm(
        _ settings: inout MaintenanceSettings, _ store: any Restoring, _ call: Invocation
    ) throws -> Bool {
        guard !settings.takesEverything, !settings.rules.isEmpty else { return true }
        let plan = try Retention(store, settings.rules).plan()
        guard let warning = plan.everythingWarning else { return true }
        settings.takesEverything = call.values(yes).count >= 2
        if settings.takesEverything { return true }
        guard Descriptor.isTerminal(Descriptor.input), Descriptor.isTerminal(Descriptor.error) else {
            throw UsageError(
                "\(warning); nothing was done.",
                hint: "Look at it with --dry-run; if that is what you want, say --yes twice.")
        }
        settings.takesEverything =
            try Question.ask("\(warning). Go on?") && Question.ask("No session stays. Are you sure?")
        return settings.takesEverything
    }
}
