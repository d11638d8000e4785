import Multichat
import MultichatFiles
import MultichatInterchange

/// `export --format`: messages as text that other systems read.
struct TextExport {
    private let call: Invocation
    private let path: String?
    private let replaces: Bool

    init(_ call: Invocation, _ path: String?, _ replaces: Bool) {
        self.call = call
        self.path = path
        self.replaces = replaces
    }

    /// Writes blocks to the file, or to the standard output.
    func blocks(_ form: TextForm, _ selection: Selection) throws -> ExitCode {
        if let path { try requireFree(path) }
        return try with(selection) { store, progress in
            guard let path else { return try write(store, form, selection, progress, to: call.output.write).damage }
            let (counts, damage) = try NewFile.write(path) { try write(store, form, selection, progress, to: $0) }
            try show(path, counts, progress)
            return damage
        }
    }

    /// Writes `sessions.json` and `messages.json` into the folder.
    func legacy(_ selection: Selection) throws -> ExitCode {
        guard let path else {
            throw UsageError("--format legacy needs a folder.", hint: "Say which: --to FOLDER")
        }
        let (messages, sessions) = (path + "/messages.json", path + "/sessions.json")
        try requireFree(messages)
        try requireFree(sessions)
        return try with(selection) { store, progress in
            try Directory.create(path)
            let (sessionsFile, counts, damage) = try NewFile.write(messages) {
                try write(store, selection, progress, to: $0)
            }
            _ = try NewFile.write(sessions) { sink in
                var text = sessionsFile.text + "\n"
                try text.withUTF8 { try sink(UnsafeRawBufferPointer($0)) }
            }
            try show(path, counts, progress)
            return damage
        }
    }

    private func with(
        _ selection: Selection, _ body: (any Store, Progress) throws -> [Damage]
    ) throws -> ExitCode {
        let store = try call.store()
        try selection.check(in: store, passingDamage: true)
        let progress = Progress("Exporting", of: "messages")
        defer { progress.finish() }
        let damage = try body(store, progress)
        progress.finish()
        return call.tell(LeftOut(damage))
    }

    private func write(
        _ store: any Store, _ form: TextForm, _ selection: Selection, _ progress: Progress, to sink: NewFile.Sink
    ) throws -> (counts: ArchiveCounts, damage: [Damage]) {
        try withoutActuallyEscaping(sink) { sink in
            var export = BlockExport(form, sink)
            export.progress = { progress.update($0) }
            let damage = try export.write(store, sessions: selection.sessions, namespace: try call.namespace)
            return (export.counts, damage)
        }
    }

    private func show(_ path: String, _ counts: ArchiveCounts, _ progress: Progress) throws {
        progress.finish()
        try call.show(ArchiveResult(path: path, counts: counts, nouns: ("message", "messages")))
    }

    private func requireFree(_ path: String) throws {
        try FilePlace.requireFree(path, replacing: replaces, hint: "Choose another place, or replace it with --force.")
    }
}

extension TextExport {
    private func write(
        _ store: any Store, _ selection: Selection, _ progress: Progress, to sink: NewFile.Sink
    ) throws -> (JSON, ArchiveCounts, [Damage]) {
        try withoutActuallyEscaping(sink) { sink in
            var export = LegacyExport(sink)
            export.progress = { progress.update($0) }
            let damage = try export.write(store, sessions: selection.sessions, namespace: try call.namespace)
            return (export.sessionsFile, export.counts, damage)
        }
    }
}
