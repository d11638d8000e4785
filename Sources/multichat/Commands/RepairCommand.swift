import Multichat
import MultichatOperations
import MultichatStores
import MultichatViews

/// `repair`: what can be read of a damaged store is saved.
enum RepairCommand {
    private static let to = Option(
        "to", "URL", "the new store; it must be empty or not there",
        completion: .words(Option.storeSchemes.filter { $0 != "memory:" }))

    static let command = Command("repair", "save what can be read of a damaged store into a new one", in: .records) {
        try run($0)
    }.with {
        $0.details = """
            The damaged store that --store names is never written; nobody should write to it meanwhile. Of each session \
            the log up to the first damage is kept, with its id and chain; what can be read behind it becomes the \
            session ID.salvaged-1, with a new chain. What is lost is listed with session and sequences. The exit code \
            is 1 where anything is lost or damaged.
            """
        $0.options = [to.required]
        $0.examples = ["repair --store sqlite:damaged.db --to sqlite:saved.db"]
    }

    private static func run(_ call: Invocation) throws -> ExitCode {
        guard let url = call.value(to) else {
            throw UsageError(
                "`repair` needs --to URL: the new store, in which what can be read is saved.",
                hint: "Usage: multichat \(command.usage)")
        }
        let target = try call.storeURL(url, of: to)
        let source = try call.storeURL
        guard Stores.exists(source) else { throw MultichatError(.notFound, "There is no store at \(source).") }
        let progress = Progress("Saving", of: "entries")
        defer { progress.finish() }
        let report = try Signals.finishing { _ in
            var repair = Repair(of: source)
            repair.progress = { done in
                if Signals.askedToStop() != nil { throw CancellationError() }
                progress.update(done)
            }
            return try repair.run(into: target)
        }
        progress.finish()
        try call.show(RepairResult(report: report, url: target.description), Style.of(Descriptor.output))
        return report.lost.isEmpty && report.damage.isEmpty ? .success : .damageFound
    }
}

/// What `repair` prints.
private struct RepairResult: Presentable {
    let report: Repair.Report
    let url: String

    func write(json writer: inout JSONWriter) {
        writer.raw("{")
        writer.member("store", url)
        writer.member("sessions", report.sessions)
        writer.member("whole", report.whole)
        writer.member("entries", report.entries)
        writer.member("salvaged", report.salvaged)
        writer.key("fragments")
        writer.array(report.fragments) { writer, fragment in
            writer.raw("{")
            writer.member("session", fragment.session.id.text)
            writer.member("namespace", fragment.session.namespace.text)
            writer.member("from", fragment.origin.id.text)
            writer.member("entries", fragment.entries)
            writer.raw("}")
        }
        writer.key("lost")
        writer.array(report.lost) { writer, lost in
            writer.raw("{")
            writer.member("session", lost.session.id.text)
            writer.member("namespace", lost.session.namespace.text)
            writer.member("first", lost.sequences.lowerBound)
            writer.member("last", lost.sequences.upperBound)
            writer.raw("}")
        }
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
        writer.raw("}")
    }

    func lines(_ style: Style) -> [String] {
        let total =
            "\(url): \(Figures.count(report.sessions, "session", "sessions")) (\(report.whole) whole), "
            + "\(Figures.count(report.entries, "entry", "entries")), \(Figures.grouped(report.salvaged)) salvaged"
        return [total]
            + report.fragments.map { "salvaged  \(name($0.origin)) → \(name($0.session)) (\($0.entries))" }
            + report.lost.map { lost in
                style.red("lost") + "      \(name(lost.session)) "
                    + (lost.sequences.count == 1
                        ? "\(lost.sequences.lowerBound)" : "\(lost.sequences.lowerBound)–\(lost.sequences.upperBound)")
            }
            + report.damage.map { damage in
                let place = damage.sequence.map { "sequence \($0), " } ?? ""
                return style.red("damaged") + "   "
                    + Printable.text(
                        "\(damage.session.map(name) ?? "the store"): \(place)\(damage.place): \(damage.reason)")
            }
    }

    private func name(_ session: SessionReference) -> String { Printable.text(session.description, keepsLines: false) }
}
