import Multichat
import MultichatInterchange

/// `export`: sessions as one archive.
enum ExportCommand {
    private static let to = Option(
        "to", "FILE", "where the archive goes (default: the standard output)", completion: .file)
    private static let force = Option("force", nil, "replace a file that is there already")

    static let command = Command("export", "write sessions with their chains as one archive", in: .records, action: run)
        .with {
            $0.details = """
                An archive is JSON Lines with counts and a digest at its end; import takes it back with the same \
                chains. Without sessions, those of all namespaces are written, unless one is given, and the store's \
                own too. The file appears when it is complete. Damaged sessions are left out and named on standard \
                error; the exit code is 1 then.
                """
            $0.positionals = [.sessions]
            $0.options = [to, force]
            $0.examples = ["export --to chats.archive", "export release > release.archive"]
        }

    private static func run(_ call: Invocation) throws -> ExitCode {
        let path = call.value(to).flatMap { $0 == "-" ? nil : $0 }
        let selection = try Selection(call)
        if let path {
            try FilePlace.requireFree(
                path, replacing: call.has(force), hint: "Choose another name, or replace it with --force.")
        }
        let store = try call.store()
        try selection.check(in: store, passingDamage: true)
        let progress = Progress("Exporting", of: "entries", total: try selection.entriesForProgress(in: store))
        defer { progress.finish() }
        guard let path else {
            return call.tell(try write(store, selection, progress, to: call.output.write).leftOut)
        }
        let (counts, leftOut) = try NewFile.write(path) { try write(store, selection, progress, to: $0) }
        progress.finish()
        try call.show(ArchiveResult(path: path, counts: counts))
        return call.tell(leftOut)
    }

    /// Writes an archive of the sessions that aren't damaged.
    static func write(
        _ store: any Restoring, _ selection: Selection, _ progress: Progress, to sink: NewFile.Sink
    ) throws -> (counts: ArchiveCounts, leftOut: LeftOut) {
        try withoutActuallyEscaping(sink) { sink in
            var archive = ArchiveWriter(sink)
            archive.progress = { progress.update($0) }
            let counts = try archive.write(store, sessions: selection.sessions, namespace: selection.namespace)
            return (counts, LeftOut(archive.damage))
        }
    }
}

/// What `export` prints about a file.
struct ArchiveResult: Presentable {
    let path: String
    let counts: ArchiveCounts

    func write(json writer: inout JSONWriter) {
        writer.raw("{")
        writer.member("path", path)
        writer.member("sessions", counts.sessions)
        writer.member("entries", counts.entries)
        writer.raw("}")
    }

    func lines(_ style: Style) -> [String] {
        let sessions = Figures.count(counts.sessions, "session", "sessions")
        return ["\(Printable.text(path)): \(sessions), \(Figures.count(counts.entries, "entry", "entries"))"]
    }
}
