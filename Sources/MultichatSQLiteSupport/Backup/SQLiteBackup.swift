import CSQLite
import Multichat
import MultichatFiles

/// A copy of a database in use: one state of it, checked, and there as a whole or not at all.
///
///     try SQLiteBackup(of: connection, to: "/backups/chat.db").run()
public struct SQLiteBackup {
    /// Told of the progress: how many pages are copied, of how many.
    public typealias Progress = (_ copied: Int, _ total: Int) throws -> Void

    private static let pagesPerStep: Int32 = 4096

    private let source: SQLiteConnection
    private let path: String
    private let partial: String

    /// Prepares a backup.
    ///
    /// - Parameters:
    ///   - source: a connection to the database, which serves nobody else meanwhile; one for reading will do.
    ///   - path: the new file; an existing one is replaced when the copy is complete.
    public init(of source: SQLiteConnection, to path: String) {
        self.init(of: source, to: path, by: path + ".partial-" + String(UInt64.random(in: .min ... .max), radix: 16))
    }

    init(of source: SQLiteConnection, to path: String, by partial: String) {
        self.source = source
        self.path = path
        self.partial = partial
    }

    /// Copies the database, checks the copy's integrity, and makes it durable under its name.
    ///
    /// Writers go on meanwhile; their log grows by what they write.
    ///
    /// - Parameters:
    ///   - replacing: whether an existing file of that name is replaced; else it is refused.
    ///   - progress: called every few megabytes; what it throws ends the backup.
    ///   - verify: looks at the finished copy, through a connection for reading; what it throws ends the backup.
    /// - Throws: ``MultichatError``, with the code `damaged` where the copy, and so the database, is; nothing is left
    ///   then.
    public func run(
        replacing: Bool = true, _ progress: Progress = { _, _ in },
        verify: (SQLiteConnection) throws -> Void = { _ in }
    ) throws {
        try requireFreePlace(replacing)
        do {
            try copy(progress)
            try check(verify)
            try File(partial, .write).sync()
            try requireFreePlace(replacing)
            try Directory.rename(partial, to: path)
        } catch {
            // The first error is the one to tell.
            try? Directory.removeFile(partial)
            throw error
        }
    }

    /// SQLite would take a log that lies beside the new file for its own, and destroy it.
    private func requireFreePlace(_ replacing: Bool) throws {
        guard try replacing || !isTaken() else {
            throw MultichatError(
                .cannotCreate, "Can't write a backup to \(path): there is a file of that name.",
                hint: "Choose another name.")
        }
        for suffix in ["-wal", "-journal"] {
            do {
                guard try File(path + suffix, .read).size > 0 else { continue }
            } catch let error as MultichatError where error.code == .notFound {
                continue
            }
            throw MultichatError(
                .conflict, "Can't write a backup to \(path): a database of that name is in use, with \(path)\(suffix).",
                hint: "Choose another name.")
        }
    }

    /// The directory is listed, since opening and closing a database in use would free its locks.
    private func isTaken() throws -> Bool {
        var name = Substring(path)
        if let slash = path.lastIndex(of: "/") { name = path[path.index(after: slash)...] }
        let folder = Directory.parent(of: path)
        guard Directory.exists(folder) else {
            throw MultichatError(.cannotCreate, "There is no folder for \(path).", hint: "Make it first.")
        }
        return try Directory.entries(folder).contains { $0.name.utf8.elementsEqual(name.utf8) }
    }

    private func copy(_ progress: Progress) throws {
        var configuration = SQLiteConfiguration(.create)
        configuration.usesWriteAheadLog = false
        let target = try SQLiteConnection(partial, configuration)
        defer { target.close() }
        // The copy counts only when it is complete and synced, so it needs no journal.
        try target.execute("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF")
        try source.snapshot {
            // A snapshot begins with the first read.
            try source.statement("SELECT count(*) FROM sqlite_schema").run()
            guard let backup = sqlite3_backup_init(target.handle, "main", source.handle, "main") else {
                throw MultichatError.sqlite(target.lastResult, partial)
            }
            do {
                try step(backup, progress)
            } catch {
                sqlite3_backup_finish(backup)
                throw error
            }
            try target.check(sqlite3_backup_finish(backup))
        }
    }

    private func step(_ backup: OpaquePointer, _ progress: Progress) throws {
        var result = SQLITE_OK
        while result == SQLITE_OK {
            result = sqlite3_backup_step(backup, Self.pagesPerStep)
            let total = Int(sqlite3_backup_pagecount(backup))
            try progress(total - Int(sqlite3_backup_remaining(backup)), total)
        }
        guard result == SQLITE_DONE else { throw MultichatError.sqlite(result, partial) }
    }

    private func check(_ verify: (SQLiteConnection) throws -> Void) throws {
        let copy = try SQLiteConnection(partial, SQLiteConfiguration(.readUnchanging))
        defer { copy.close() }
        guard let fault = try copy.integrityFaults(limit: 1).first else { return try verify(copy) }
        throw MultichatError(
            .damaged, "The copy of \(source.path) is damaged, and so is the database: \(fault).",
            hint: "`multichat verify` lists all damage. \(MultichatError.saving)")
    }
}
