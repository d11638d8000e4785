import Multichat
import MultichatInterchange
import MultichatStores

/// `backup`: a verified copy of the whole store.
enum BackupCommand {
    private static let file = Positional("FILE", "the new file").with { $0.completion = .file }

    static let command = Command("backup", "write a verified copy of the whole store to a file", in: .records) {
        try run($0)
    }.with {
        $0.details = """
            The store can be used meanwhile. Of an SQLite store the copy is a store of its own: open it with --store \
            sqlite:FILE. Of every other store it is an archive: import takes it back; damaged sessions are left out \
            and named on standard error, and the exit code is 1 then.
            """
        $0.positionals = [file]
        $0.examples = ["backup chats-monday.db"]
    }

    private static func run(_ call: Invocation) throws -> ExitCode {
        let path = call.word(file) ?? ""
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
            try ExportCommand.write(store, Selection(), progress, to: sink).leftOut
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
