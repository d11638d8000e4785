import Multichat
import MultichatFiles

extension Schema {
    /// Brings a database to the newest version in one transaction; a file that holds data is backed up before.
    ///
    /// The backup is `PATH.backup-vN`, N being the version before. Whoever calls this holds the lock of the writers.
    ///
    /// - Parameter version: the version of the file, 0 for a new one.
    func migrate(_ connection: SQLiteConnection, from version: Int32) throws {
        guard version < self.version else { return }
        if version > 0 { try backUp(connection, version) }
        try connection.transaction {
            for migration in migrations[Int(version)...] { try connection.execute(migration) }
            try connection.execute("PRAGMA application_id = \(applicationID); PRAGMA user_version = \(self.version)")
        }
    }

    private func backUp(_ connection: SQLiteConnection, _ version: Int32) throws {
        let backup = connection.path + ".backup-v\(version)"
        // A crash in the middle of a backup leaves a part of it; the lock says that nobody is writing it now.
        let partial = backup + ".partial"
        for leftover in [partial, partial + "-journal"] { try Directory.removeFile(leftover) }
        try SQLiteBackup(of: connection, to: backup, by: partial).run()
    }
}
