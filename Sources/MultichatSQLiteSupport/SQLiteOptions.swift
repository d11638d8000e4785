import CSQLite

/// How a connection is opened.
public struct SQLiteOptions: Sendable {
    /// What may be done with the file.
    public enum Access: Sendable {
        /// Reading; the connection never writes and never checkpoints.
        case read
        /// Reading and writing; the file must exist.
        case write
        /// Reading and writing; the file is made where it is missing.
        case create
    }

    /// What may be done with the file.
    public var access: Access
    /// The page size in bytes of a new file.
    public var pageSize = 2048
    /// The page cache in KiB.
    public var cacheSize = 8192
    /// How long SQLite itself waits for a lock, in milliseconds; our own locks come first.
    public var busyTimeout: Int32 = 10_000

    /// Options for a kind of access.
    public init(_ access: Access) { self.access = access }

    var flags: Int32 {
        let mode =
            switch access {
            case .read, .write: SQLITE_OPEN_READWRITE
            case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
            }
        return mode | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    }

    /// The settings of the connection. Checkpoints are made by the writer alone and under its lock, so automatic ones
    /// are off; memory mapping is off because a truncated file would end the process.
    var pragmas: [String] {
        let common = ["mmap_size=0", "cache_size=-\(cacheSize)", "trusted_schema=OFF", "temp_store=MEMORY"]
        switch access {
        case .read: return common + ["query_only=ON", "wal_autocheckpoint=0"]
        case .write, .create:
            return ["page_size=\(pageSize)", "journal_mode=WAL", "synchronous=FULL", "wal_autocheckpoint=0"] + common
        }
    }
}
