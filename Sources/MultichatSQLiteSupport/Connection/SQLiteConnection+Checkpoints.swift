import CSQLite
import Multichat

/// How much a checkpoint does.
public enum CheckpointMode: Sendable {
    /// Copies what no reader needs in the log; waits for nobody.
    case passive
    /// Waits (for the busy timeout) until no reader uses the log, copies all of it, and has the next writer begin it
    /// anew.
    case restart
    /// As ``restart``, and cuts the log to nothing.
    case truncate

    var value: Int32 {
        switch self {
        case .passive: SQLITE_CHECKPOINT_PASSIVE
        case .restart: SQLITE_CHECKPOINT_RESTART
        case .truncate: SQLITE_CHECKPOINT_TRUNCATE
        }
    }
}

/// What a checkpoint has done.
public struct CheckpointResult: Sendable, Equatable {
    /// The frames in the log.
    public var frames: Int
    /// How many of them are in the database file now.
    public var copied: Int
    /// Whether it did all that its mode promises; a reader's snapshot can keep it from that.
    public var isComplete: Bool
}

extension SQLiteConnection {
    /// The length of the write-ahead log in bytes, as of the last commit on this connection.
    ///
    /// What other processes committed before counts in; the file may be longer than what of it is in use.
    public var walBytes: Int {
        walFrames.pointee == 0 ? 0 : WALHeader.size + Int(walFrames.pointee) * (WALHeader.frameHeaderSize + pageSize)
    }

    /// Copies the write-ahead log to the database file. Whoever calls it holds the lock of the writers.
    func checkpoint(_ mode: CheckpointMode, waiting timeout: Int32) throws -> CheckpointResult {
        sqlite3_busy_timeout(handle, timeout)
        defer { sqlite3_busy_timeout(handle, configuration.busyTimeout) }
        var (frames, copied): (Int32, Int32) = (0, 0)
        let result = sqlite3_wal_checkpoint_v2(handle, "main", mode.value, &frames, &copied)
        let isBusy = result & 0xFF == SQLITE_BUSY
        if !isBusy { try check(result) }
        let isComplete = !isBusy && frames == copied
        if isComplete { walFrames.pointee = mode == .passive ? frames : 0 }
        return CheckpointResult(frames: Int(max(frames, 0)), copied: Int(max(copied, 0)), isComplete: isComplete)
    }
}
