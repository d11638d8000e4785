import Multichat
import MultichatFiles
import Synchronization

/// The one door through which a process writes to a database that other processes and readers share.
///
///     let writer = try SQLiteWriter("/data/chat.db", schema)
///     try writer.transaction { database in … }
///     try writer.checkpointIfNeeded()
///     writer.close()
///
/// SQLite before 3.51.3 can corrupt a write-ahead log when two connections write or checkpoint at the same instant. So
/// every write and every checkpoint of every process happens under one fair file lock, `PATH-lock`; readers never
/// checkpoint, and neither does a close without it. That also keeps writers from waiting in SQLite's own way, which
/// lets some starve.
///
/// Any thread may call any method; they wait for each other.
public final class SQLiteWriter: Sendable {
    /// The database's file.
    public let path: String
    /// What the opening found in the write-ahead log.
    public let recovery: WALReport
    let lock: FileLock
    // Used only while holding the lock.
    private let connection: SQLiteConnection
    let mailbox: Mailbox
    let marker: CommitMarker
    let anchor = Mutex(CommitAnchor())
    private let schedule: Mutex<CheckpointSchedule>

    /// Opens a database for writing, makes it where it is missing, and migrates it where it is older.
    ///
    /// - Throws: ``MultichatError``: `incompatible` for another program's file, a newer version or a network file
    ///   system, `damaged` where recovering the write-ahead log would lose what was committed. The file is untouched
    ///   then.
    public init(
        _ path: String, _ schema: Schema, _ configuration: SQLiteConfiguration = SQLiteConfiguration(.create),
        _ policy: CheckpointPolicy = CheckpointPolicy()
    ) throws {
        self.path = path
        schedule = Mutex(CheckpointSchedule(policy))
        try FileSystem.requireLocal(path)
        // Another program's file is told before a lock file is made beside it.
        _ = try schema.version(of: DatabaseIdentity.read(path), path)
        let lock = try FileLock(Self.lockPath(of: path))
        self.lock = lock
        mailbox = try Mailbox(lock.path)
        let marker = try CommitMarker(path)
        self.marker = marker
        (connection, recovery) = try lock.withLock { try Self.open(path, schema, configuration, marker) }
    }

    /// The path of the lock that all writers of a database hold while they write.
    public static func lockPath(of path: String) -> String { path + "-lock" }

    /// Runs the closure in a transaction, under the lock: all its statements are stored durably, or none.
    ///
    /// - Throws: what the closure throws, or ``MultichatError``; see ``SQLiteConnection/transaction(_:)``.
    public func transaction<Result>(_ body: (SQLiteConnection) throws -> Result) throws -> Result {
        try withConnection { try commit($0, body) }
    }

    /// Runs the closure in a transaction and marks its commit; the lock is held.
    func commit<Result>(
        _ connection: SQLiteConnection, _ body: (SQLiteConnection) throws -> Result
    ) throws -> Result {
        let commits = connection.walFrames[1]
        anchor.withLock { $0 = CommitAnchor() }
        let result = try connection.transaction { try body(connection) }
        if connection.walFrames[1] != commits { marker.note(connection.walFrames[0], anchor.withLock { $0 }) }
        committed(connection)
        return result
    }

    /// Learns of the log's length.
    func committed(_ connection: SQLiteConnection) { schedule.withLock { $0.committed(connection.walBytes) } }

    /// Runs the closure under the lock, without a transaction: nobody writes or checkpoints meanwhile.
    public func withConnection<Result>(_ body: (SQLiteConnection) throws -> Result) throws -> Result {
        try lock.withLock { try body(try openConnection) }
    }

    /// The connection, while holding the lock.
    var openConnection: SQLiteConnection {
        get throws {
            guard !connection.isClosed else { throw MultichatError.closed(path) }
            return connection
        }
    }

    /// Copies the write-ahead log to the file where it has become long; call it when nobody waits for an answer.
    ///
    /// A checkpoint that fails loses nothing, so the error may be ignored; it is tried again after some more writing.
    public func checkpointIfNeeded() throws {
        guard let step = schedule.withLock({ $0.due }) else { return }
        try withConnection { connection in
            defer { schedule.withLock { $0.tried(connection.walBytes) } }
            _ = try connection.checkpoint(step.mode, waiting: step.wait)
        }
    }

    /// Looks for damage in the write-ahead log as it is now, while nobody writes.
    public func scanLog() throws -> WALReport { try withConnection { _ in try marker.scan() } }

    /// Copies the write-ahead log to the file now.
    @discardableResult
    public func checkpoint(_ mode: CheckpointMode) throws -> CheckpointResult {
        try withConnection { connection in
            defer { schedule.withLock { $0.tried(connection.walBytes) } }
            return try connection.checkpoint(mode, waiting: connection.configuration.busyTimeout)
        }
    }

    /// Empties the write-ahead log, where no reader needs it, and closes the connection; again is no error.
    ///
    /// A log that can't be emptied stays for the next one to open the file.
    public func close() {
        try? withConnection { connection in
            if !connection.isPoisoned,
                (try? connection.checkpoint(.truncate, waiting: Self.closingWait))?.isComplete == true
            {
                marker.clear()
            }
            connection.close()
        }
    }
}
