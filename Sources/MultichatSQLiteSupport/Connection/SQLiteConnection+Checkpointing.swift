import CSQLite
import Multichat

extension SQLiteConnection {
    /// The frames in the write-ahead log after this connection's last commit.
    public var logFrames: Int { Int(walFrames.pointee) }

    /// Moves what stands in the write-ahead log into the file; only under the lock of all writers.
    ///
    /// - Parameter truncates: waits for readers and empties the log; else does what it can at once.
    /// - Returns: whether all of the log is in the file now.
    @discardableResult
    public func checkpoint(truncates: Bool) throws -> Bool {
        var frames: Int32 = 0
        var done: Int32 = 0
        let mode = truncates ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE
        let result = sqlite3_wal_checkpoint_v2(handle, "main", mode, &frames, &done)
        if result & 0xFF == SQLITE_BUSY { return false }
        try check(result)
        return frames == done
    }
}
