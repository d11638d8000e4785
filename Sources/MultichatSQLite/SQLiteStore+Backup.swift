import Multichat
import MultichatSQLiteSupport

extension SQLiteStore {
    /// Writes a verified copy of the whole store to a new file, while others go on reading and writing.
    ///
    ///     try store.backup(to: "/backups/chats.db")
    ///
    /// The copy is one state of the store. It is checked as ``check(_:)`` does, durable, and there as a whole or not
    /// at all; it is a store of its own, to be opened or put in the place of a lost one.
    ///
    /// - Parameters:
    ///   - file: the path of the new file.
    ///   - progress: told how many pages are copied, of how many; what it throws ends the backup.
    /// - Throws: ``MultichatError``: `cannotCreate` where there is a file of that name or no such directory, `damaged`
    ///   where the store is, `io`.
    public func backup(to file: String, progress: SQLiteBackup.Progress = { _, _ in }) throws {
        let connection = try readers.connection()
        defer { connection.close() }
        try SQLiteBackup(of: connection, to: file).run(replacing: false, progress) { copy in
            var check = FileCheck(copy)
            try check.run()
            guard let first = check.damage.first else { return }
            throw MultichatError(
                .damaged, "The store \(path) is damaged: \(first.place): \(first.reason)",
                hint: "`multichat verify` lists all damage. \(MultichatError.saving)")
        }
    }
}
