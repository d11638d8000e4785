import CSQLite

/// How a connection opens a database and what it promises; the defaults are those of a durable writer.
public struct SQLiteConfiguration: Sendable {
    /// What the file is opened for.
    public enum Access: Sendable {
        /// Reading an existing database; nothing of it is changed, and no statement can.
        case read
        /// Reading a database that nobody changes meanwhile: no lock is taken, and neither its write-ahead log nor any
        /// other file beside it is read or made. Good for another program's file, and for a directory that can't be
        /// written.
        case readUnchanging
        /// Reading and writing an existing database.
        case write
        /// Reading and writing; the file is made (mode 0600) where it is missing.
        case create
    }

    /// When a writing connection waits for the disk.
    public enum Synchronous: String, Sendable {
        /// At each commit: what was committed outlives a power cut.
        case full = "FULL"
        /// At checkpoints: a power cut undoes the last commits, whole ones. For what can be made again.
        case normal = "NORMAL"
    }

    /// What the file is opened for.
    public var access: Access
    /// When a commit waits for the disk.
    public var synchronous = Synchronous.full
    /// Whether a writing connection turns the database to the write-ahead log, if it isn't there yet.
    public var usesWriteAheadLog = true
    /// The size of a page in bytes, a power of two from 512 to 65,536; counts only for a new file.
    public var pageSize = 2048
    /// Whether free pages of a new file can be given back one by one (`auto_vacuum=INCREMENTAL`); it costs about 2% more
    /// writing.
    public var givesPagesBack = false
    /// The most bytes of pages that the connection keeps in memory.
    public var cacheSize = 8 << 20
    /// How long a statement waits for another program's lock, in milliseconds.
    public var busyTimeout: Int32 = 10_000
    /// How many statements made at run time are kept prepared (see ``SQLiteConnection/statement(dynamic:)``).
    public var dynamicStatements = 64

    /// Starts from the defaults.
    public init(_ access: Access) { self.access = access }

    var isReader: Bool { access == .read || access == .readUnchanging }

    var flags: Int32 {
        let uri = access == .readUnchanging ? SQLITE_OPEN_URI : 0
        return SQLITE_OPEN_NOMUTEX | uri | (isReader ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE)
    }

    /// The options set before the first statement, each with its value.
    ///
    /// A connection never checkpoints when it closes, since that must happen under the lock of the writers (see
    /// ``SQLiteWriter``); a file's own schema and text in double quotes are never trusted.
    static let options: [(option: Int32, value: Int32)] = [
        (SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1),
        (SQLITE_DBCONFIG_DEFENSIVE, 1),
        (SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
        (SQLITE_DBCONFIG_ENABLE_FKEY, 0),
        (SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0),
        (SQLITE_DBCONFIG_DQS_DML, 0),
        (SQLITE_DBCONFIG_DQS_DDL, 0),
    ]

    /// The settings of the connection, as SQL; none of them writes to the file.
    var pragmas: String {
        """
        PRAGMA wal_autocheckpoint = 0;
        PRAGMA mmap_size = 0;
        PRAGMA cache_size = -\(max(cacheSize >> 10, 1));
        PRAGMA temp_store = MEMORY;
        PRAGMA synchronous = \(synchronous.rawValue);
        PRAGMA secure_delete = ON;
        PRAGMA query_only = \(isReader ? 1 : 0);
        """
    }
}
