import Multichat
import MultichatSQLite

/// A store that writes a verified copy of itself to one file while it is in use.
public protocol BackingUp: Store {
    /// Writes the copy: one state of the store, checked and durable, there as a whole or not at all.
    ///
    /// - Parameters:
    ///   - file: the path of the new file.
    ///   - progress: told how much is copied, of how much; what it throws ends the backup.
    /// - Throws: ``MultichatError``: `cannotCreate` where something of that name is there, `damaged` where the store is.
    func backup(to file: String, progress: (_ copied: Int, _ total: Int) throws -> Void) throws
}

extension SQLiteStore: BackingUp {}
