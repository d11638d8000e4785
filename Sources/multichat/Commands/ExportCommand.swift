import Multichat
import MultichatInterchange

/// `export`: sessions as one archive, or as text.
enum ExportCommand {
    private static let to = Option(
        "to", "FILE", "where the archive goes (default: the standard output)", completion: .file)
    private static let force = Option("force", nil, "replace a file that is there already")

    private static let format = Option(
        "format", "FORM", "archive (the default), a2a, devlog or legacy", completion: .words(formats))
    private static let formats = ["archive", "a2a", "devlog", "legacy"]

    static let command = Command("export", "write sessions as one archive, or as text", in: .records, action: run)
        .with {
            $0.details = """
                An archive is JSON Lines with counts and a digest at its end; import takes it back with the same \
                chains. Without sessions, those of all namespaces are written, unless one is given, and the store's \
                own too. The file appears when it is complete. Damaged sessions are left out and named on standard \
                error; the exit code is 1 then. The other forms hold the messages of one namespace: a2a is a block of \
                text a message, as agents write them, devlog the same as Markdown, and import takes both back as they \
                were; legacy needs --to FOLDER, in which it writes sessions.json and messages.json.
                """
            $0.positionals = [.sessions]
            $0.options = [to, format, force]
            $0.examples = [
                "export --to chats.archive", "export release > release.archive", "export release --format devlog",
            ]
        }

    private static func run(_ call: Invocation) throws -> ExitCode {
        let form = try call.choice(format, of: formats)
        let path = call.value(to).flatMap { $0 == "-" ? nil : $0 }
        let selection = try Selection(call)
        switch form {
        case "a2a": return try TextExport(call, path, call.has(force)).blocks(.a2a, selection)
        case "devlog": return try TextExport(call, path, call.has(force)).blocks(.devlog, selection)
        case "legacy": return try TextExport(call, path, call.has(force)).legacy(selection)
        default: return try archive(call, path, selection)
        }
    }

    private static func archive(_ call: Invocation, _ path: String?, _ selection: Selection) throws -> ExitCode {
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
        _ store: any Restoring, _ selection: Selection, _ progress: Progress, withKeys includesOwn: Bool = false,
        to sink: NewFile.Sink
    ) throws -> (counts: ArchiveCounts, leftOut: LeftOut) {
        try withoutActuallyEscaping(sink) { sink in
            var archive = ArchiveWriter(sink)
            archive.includesOwn = includesOwn
            archive.progress = { progress.update($0) }
            let counts = try archive.write(store, sessions: selection.sessions, namespace: selection.namespace)
            return (counts, LeftOut(archive.damage))
        }
    }
}
