import Multichat
import MultichatInterchange
import MultichatStores
import MultichatViews

/// `migrate`: sessions from one store to another.
enum MigrateCommand {
    private static let from = Option(
        "from", "URL", "the store to copy; its sessions are left as they are", completion: urls)
    private static let to = Option(
        "to", "URL", "the store to copy to; it is made where it is missing", completion: urls)
    private static let urls = Completion.words(Option.storeSchemes.filter { $0 != "memory:" })

    static let command = Command("migrate", "copy all sessions from one store to another", in: .records, action: run)
        .with {
            $0.details = """
                Chains are copied and verified by reading each copy again. A copy becomes visible when it is complete; \
                after an interruption, the same command goes on where it stopped. A copy that is only behind, because its \
                source has grown, gets the rest; one with another log is left alone, and the exit code is 76. All \
                namespaces are copied unless one is given, and the store's own sessions too. Damaged sessions are left \
                out and named on standard error; the exit code is 1 then.
                """
            $0.options = [from.required, to.required]
            $0.examples = ["migrate --from sqlite:chats.db --to json:chats"]
        }

    private static func run(_ call: Invocation) throws -> ExitCode {
        let (source, target) = (try url(from, call), try url(to, call))
        guard source != target else {
            throw UsageError("--from and --to name the same store.", hint: "Name another store to copy to.")
        }
        let namespace = try call.givenNamespace
        let old = try call.opened.open(source, creating: false)
        let new = try call.opened.open(target, creating: true)
        let total = try Selection(in: namespace).entriesForProgress(in: old)
        let progress = Progress("Copying", of: "entries", total: total)
        defer { progress.finish() }
        var migration = Migration(from: old, to: new)
        migration.namespace = namespace
        migration.progress = { progress.update($0) }
        let report = try migration.run()
        progress.finish()
        try call.show(MigrationResult(source: source, target: target, report: report))
        if call.tell(LeftOut(report.damage)) == .damageFound { return .damageFound }
        return report.refused.isEmpty ? .success : .of(.conflict)
    }

    private static func url(_ option: Option, _ call: Invocation) throws -> StoreURL {
        guard let text = call.value(option) else {
            throw UsageError("`migrate` needs --\(option.name) URL.", hint: "Usage: multichat \(command.usage)")
        }
        let url = try call.storeURL(text, of: option)
        guard url != .memory else {
            throw UsageError(
                "A store in memory is gone with this command.", hint: "Name an SQLite file, a folder or Redis.")
        }
        return url
    }
}

/// What `migrate` prints.
private struct MigrationResult: Presentable {
    let source: StoreURL
    let target: StoreURL
    let report: Migration.Report

    func write(json writer: inout JSONWriter) {
        writer.raw("{")
        writer.member("from", source.description)
        writer.member("to", target.description)
        writer.member("sessions", report.sessions)
        writer.member("entries", report.entries)
        writer.member("present", report.present)
        writer.key("refused")
        writer.array(report.refused) { writer, refusal in
            writer.raw("{")
            writer.member("session", refusal.session.id.text)
            writer.member("namespace", refusal.session.namespace.text)
            writer.member("reason", refusal.reason)
            writer.raw("}")
        }
        writer.raw("}")
    }

    func lines(_ style: Style) -> [String] {
        let sessions = Figures.count(report.sessions, "session", "sessions")
        let entries = Figures.count(report.entries, "entry", "entries")
        let present = report.present > 0 ? "; \(Figures.grouped(report.present)) were there already" : ""
        return ["Copied \(sessions) with \(entries) to \(target)\(present)"]
            + report.refused.map { style.yellow("Left alone: ") + "\($0.session): \($0.reason)" }
    }
}
