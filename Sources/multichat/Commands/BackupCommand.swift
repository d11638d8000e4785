import Multichat
import MultichatInterchange
import MultichatOperations
import MultichatStores
import MultichatViews

/// `backup`: a verified copy of the whole store.
enum BackupCommand {
    private static let file = Positional("PATH", "the new file; the folder for --incremental").with {
        $0.completion = .file
    }
    private static let incremental = Option("incremental", nil, "keep a folder, and add only what is new to it")
    private static let full = Option("full", nil, "with --incremental: write everything anew, then drop the old parts")

    static let command = Command("backup", "write a verified copy of the whole store", in: .records) {
        try run($0)
    }.with {
        $0.details = """
            The store can be used meanwhile. Of an SQLite store the copy is a store of its own: open it with --store \
            sqlite:FILE. Of every other store it is an archive: import takes it back; damaged sessions are left out \
            and named on standard error, and the exit code is 1 then. With --incremental the copy is a folder of \
            compressed parts, of any store: each backup adds what is new, proven by the chain, and if it fails, on a full \
            disk for example, the folder holds the backup before. `restore` brings all of these back.
            """
        $0.positionals = [file]
        $0.options = [incremental, full]
        $0.examples = ["backup chats-monday.db", "backup backups --incremental"]
    }

    private static func run(_ call: Invocation) throws -> ExitCode {
        let path = call.word(file) ?? ""
        if call.has(incremental) { return try extend(path, call) }
        if call.has(full) { throw UsageError("--full needs --incremental.", hint: "Usage: multichat \(command.usage)") }
        try FilePlace.requireFree(path, replacing: false, hint: "Choose another name.")
        let store = try call.store()
        if let store = store as? any BackingUp {
            try copy(store, to: path)
            try call.show(BackupResult(path: path, format: "sqlite"))
        } else {
            let leftOut = try archive(store, to: path)
            try call.show(BackupResult(path: path, format: "archive"))
            return call.tell(leftOut)
        }
        return .success
    }

    /// Adds what is new to a folder.
    private static func extend(_ path: String, _ call: Invocation) throws -> ExitCode {
        let store = try call.store()
        let progress = Progress("Copying", of: "entries")
        defer { progress.finish() }
        let report = try Signals.finishing { _ in
            var backup = FolderBackup(of: store, in: path)
            backup.progress = { done in
                if Signals.askedToStop() != nil { throw CancellationError() }
                progress.update(done)
            }
            return try backup.run(full: call.has(full))
        }
        progress.finish()
        try call.show(FolderBackupResult(path: path, report: report))
        return call.tell(LeftOut(report.damage))
    }

    private static func copy(_ store: any BackingUp, to path: String) throws {
        let progress = Progress("Copying", of: "pages")
        defer { progress.finish() }
        try Signals.finishing { check in
            try store.backup(to: path) { copied, total in
                try check()
                progress.update(copied, of: total)
            }
        }
    }

    /// Writes an archive beside the file's place, reads it back, and only then gives it its name.
    private static func archive(_ store: any Restoring, to path: String) throws -> LeftOut {
        let progress = Progress("Copying", of: "entries", total: try Selection().entriesForProgress(in: store))
        defer { progress.finish() }
        return try NewFile.write(path, checking: { try proof($0) }) { sink in
            try ExportCommand.write(store, Selection(), progress, withKeys: true, to: sink).leftOut
        }
    }

    private static func proof(_ path: String) throws {
        var taking = ArchiveImport(into: MemoryStore())
        taking.isDryRun = true
        _ = try taking.run(path)
    }
}

/// What `backup` prints.
private struct BackupResult: Presentable {
    let path: String
    let format: String

    func write(json writer: inout JSONWriter) {
        writer.raw("{")
        writer.member("path", path)
        writer.member("format", format)
        writer.key("verified")
        writer.bool(true)
        writer.raw("}")
    }

    func lines(_ style: Style) -> [String] { [Printable.text(path)] }
}

/// What `backup --incremental` prints.
private struct FolderBackupResult: Presentable {
    let path: String
    let report: FolderBackup.Report

    func write(json writer: inout JSONWriter) {
        writer.raw("{")
        writer.member("path", path)
        writer.member("format", "folder")
        writer.member("sessions", report.sessions)
        writer.member("changed", report.changed)
        writer.member("entries", report.entries)
        writer.member("bytes", report.bytes)
        writer.key("verified")
        writer.bool(true)
        writer.raw("}")
    }

    func lines(_ style: Style) -> [String] {
        let added =
            "\(Figures.count(report.entries, "new entry", "new entries")) of "
            + Figures.count(report.changed, "session", "sessions")
        return ["\(Printable.text(path)): \(added), \(Figures.grouped(report.bytes)) bytes"]
    }
}
