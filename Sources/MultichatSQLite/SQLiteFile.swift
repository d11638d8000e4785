import Multichat
import MultichatFiles
import MultichatSQLiteSupport
import Synchronization

/// The store's file: its lock, its checkpoints, and whether it is open.
final class SQLiteFile: Sendable {
    let path: String
    /// Keeps apart all that write or checkpoint, in this process and others.
    let lock: FileLock
    private let isOpen = Atomic(true)
    /// The frames in the write-ahead log at which the next checkpoint is tried.
    private let nextCheckpoint = Atomic(SQLiteFile.passiveFrames)

    /// About 8 MB of pages: each checkpoint then writes a page once that many commits have changed.
    private static let passiveFrames = 4000
    /// About 48 MB: here readers are waited for, so that the log stays below 64 MB.
    private static let truncateFrames = 24_000

    init(_ path: String) throws {
        self.path = path
        try Directory.create(Directory.parent(of: path))
        try FileSystem.requireLocal(Directory.parent(of: path))
        lock = try FileLock(path + "-lock")
    }

    func requireOpen() throws {
        guard isOpen.load(ordering: .acquiring) else { throw MultichatError.closed(path) }
    }

    /// Marks it closed; answers whether it was open.
    func close() -> Bool { isOpen.exchange(false, ordering: .acquiringAndReleasing) }

    /// Moves a long write-ahead log into the file; called under the lock, after a commit.
    func checkpointIfNeeded(_ connection: SQLiteConnection) {
        let frames = connection.logFrames
        guard frames >= nextCheckpoint.load(ordering: .relaxed) else { return }
        // A checkpoint that fails is tried again later: the log keeps everything until one succeeds.
        let isDone = (try? connection.checkpoint(truncates: frames >= Self.truncateFrames)) ?? false
        nextCheckpoint.store(isDone ? Self.passiveFrames : frames + Self.passiveFrames / 4, ordering: .relaxed)
    }
}
