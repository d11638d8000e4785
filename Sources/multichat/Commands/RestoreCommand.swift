import Multichat
import MultichatOperations
import MultichatStores
import MultichatViews

/// `restore`: a backup becomes a store again.
enum RestoreCommand {
    private static let backup = Positional("BACKUP", "what `backup` wrote: a folder or a file").with {
        $0.completion = .file
    }

    static let command = Command("restore", "bring a backup back into a new store", in: .records, action: run).with {
        $0.details = """
            The store that --store names must be empty or not there; of a hybrid its durable store is filled. Everything \
            is checked while it is read, and verified before it can be seen: a store of files appears when it is \
            complete. It begins a new life: a Redis that belonged to the old one is refused, until it is emptied.
            """
        $0.positionals = [backup]
        $0.examples = ["restore backups --store sqlite:restored.db"]
    }

    private static func run(_ call: Invocation) throws -> ExitCode {
        let progress = Progress("Restoring", of: "entries")
        defer { progress.finish() }
        let url = try call.storeURL
        let path = call.word(backup) ?? ""
        let report = try Signals.finishing { _ in
            var restore = Restore(from: path)
            restore.progress = { done in
                if Signals.askedToStop() != nil { throw CancellationError() }
                progress.update(done)
            }
            return try restore.run(into: url)
        }
        progress.finish()
        try call.show(RestoreResult(report: report, url: url.description))
        return .success
    }
}

/// What `restore` prints.
private struct RestoreResult: Presentable {
    let report: Restore.Report
    let url: String

    func write(json writer: inout JSONWriter) {
        writer.raw("{")
        writer.member("store", url)
        writer.member("sessions", report.sessions)
        writer.member("entries", report.entries)
        writer.member("expired", report.expired)
        writer.key("verified")
        writer.bool(true)
        writer.raw("}")
    }

    func lines(_ style: Style) -> [String] {
        [
            "\(url): \(Figures.count(report.sessions, "session", "sessions")), "
                + "\(Figures.count(report.entries, "entry", "entries"))"
        ]
    }
}
