import Multichat
import MultichatFiles
import MultichatSQLiteSupport

/// The files of an index.
enum IndexFiles {
    /// Whether what stands at a path is an index of ours that can't be used, so that it may be removed.
    ///
    /// Another program's database is none. A file that is no database was ours if our lock stands beside it.
    static func canReplace(_ path: String, after error: MultichatError) -> Bool {
        guard [.damaged, .incompatible].contains(error.code) else { return false }
        switch try? DatabaseIdentity.read(path) {
        case .database(let id, _): return id == IndexSchema.schema.applicationID
        case .new: return true
        case .noDatabase, nil: return isThere(SQLiteWriter.lockPath(of: path))
        }
    }

    /// Removes an index while no process writes it; those that have it open go on with what they have.
    ///
    /// The database goes first: whoever comes in between finds none, and no log of another one.
    static func remove(_ path: String) throws {
        try FileLock(SQLiteWriter.lockPath(of: path)).withLock {
            for suffix in ["", "-wal", "-shm"] { try Directory.removeFile(path + suffix) }
        }
    }

    static func isThere(_ path: String) -> Bool { (try? File(path, .read)) != nil }
}
