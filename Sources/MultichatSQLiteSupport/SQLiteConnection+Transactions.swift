import CSQLite
import Multichat

extension SQLiteConnection {
    /// Begins a transaction that writes.
    public func begin() throws { try statement("BEGIN IMMEDIATE").run() }

    /// Begins a transaction that reads one state of the file.
    public func beginReading() throws { try statement("BEGIN").run() }

    /// Commits.
    ///
    /// - Throws: ``MultichatError`` with the code `unknownOutcome` where writing failed midway: the commit may be in
    ///   the file after all when it is opened again.
    public func commit() throws {
        do {
            try statement("COMMIT").run()
        } catch let error as MultichatError where error.code == .io && error.retry != .later {
            throw MultichatError(
                .unknownOutcome, "Whether the change was stored is unknown: \(error.message)",
                hint: "Repeat it with the same ids: what is there already isn't stored again.", retry: .sameIDs)
        }
    }

    /// Undoes the transaction, if there is one.
    public func rollback() {
        guard sqlite3_get_autocommit(handle) == 0 else { return }
        sqlite3_exec(handle, "ROLLBACK", nil, nil, nil)
    }

    /// A number that changes with every commit that this connection sees, its own and others'.
    public var dataVersion: UInt32 {
        var version: UInt32 = 0
        sqlite3_file_control(handle, "main", SQLITE_FCNTL_DATA_VERSION, &version)
        return version
    }

    /// Moves what stands in the write-ahead log into the file; only under the lock of all writers.
    ///
    /// - Parameter truncates: waits for readers and empties the log; else does what it can at once.
    /// - Returns: the log's frames and how many of them are in the file now.
    @discardableResult
    public func checkpoint(truncates: Bool) throws -> (frames: Int, done: Int) {
        var frames: Int32 = 0
        var done: Int32 = 0
        let mode = truncates ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE
        let code = sqlite3_wal_checkpoint_v2(handle, "main", mode, &frames, &done)
        guard code == SQLITE_OK || code & 0xFF == SQLITE_BUSY else { throw error(code) }
        return (Int(frames), Int(done))
    }
}
