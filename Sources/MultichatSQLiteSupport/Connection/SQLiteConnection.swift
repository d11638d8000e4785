import CSQLite
import Multichat
import MultichatFiles

/// An open SQLite database, with its prepared statements.
///
///     let connection = try SQLiteConnection("/data/chat.db", SQLiteConfiguration(.read))
///     let titles = try connection.statement("SELECT title FROM book WHERE year = ?")
///     titles.bind(1, 1984)
///     while try titles.step() { print(titles.text(0)) }
///
/// A connection and its statements serve one thread at a time. Any thread may, one after the other: whoever owns the
/// connection (a pool, a writer) sees to that.
///
/// Writing to a database that several connections share goes through ``SQLiteWriter``, which holds the lock for it.
/// And no code of the same process may open the database's file itself: closing any descriptor of a file frees the
/// locks that SQLite holds on it.
///
/// Unchecked Sendable: SQLite's handles belong to no thread, and the owner lets one thread at a time use them.
public final class SQLiteConnection: @unchecked Sendable {
    /// The database's file, as it was given.
    public let path: String
    /// How it was opened.
    public let configuration: SQLiteConfiguration
    /// Whether a COMMIT failed with an unknown outcome. No transaction begins any more: close, reopen, read again.
    public internal(set) var isPoisoned = false

    /// The size of a page in bytes; 0 for a connection without a write-ahead log of its own.
    public internal(set) var pageSize = 0

    var handle: OpaquePointer?
    var statements: StatementCache
    /// The write-ahead log's length in frames, which SQLite tells at each commit; behind it the number of commits.
    let walFrames: UnsafeMutablePointer<Int32>

    /// Opens a database; for writing, while holding the lock of its writers.
    ///
    /// - Throws: ``MultichatError``: `notFound`, `cannotCreate` or `permission` where there is no such file or it
    ///   may not be opened, `incompatible` where it is no database.
    public init(_ path: String, _ configuration: SQLiteConfiguration) throws {
        self.path = path
        self.configuration = configuration
        statements = StatementCache(limit: configuration.dynamicStatements)
        walFrames = .allocate(capacity: 2)
        walFrames.initialize(repeating: 0, count: 2)
        do {
            try open()
            try configure()
        } catch {
            close()
            throw error
        }
    }

    deinit {
        close()
        walFrames.deallocate()
    }

    /// Whether the connection was closed.
    public var isClosed: Bool { handle == nil }

    /// The (extended) result code of the last call, for callers who tell, say, a broken `UNIQUE` by it.
    public var lastResult: Int32 { sqlite3_extended_errcode(handle) }

    /// Closes the connection without a checkpoint; again is no error.
    ///
    /// A statement that somebody still holds keeps the file open until it goes.
    public func close() {
        statements.removeAll()
        sqlite3_close_v2(handle)
        handle = nil
    }

    func check(_ result: Int32) throws {
        guard result == SQLITE_OK else { throw MultichatError.sqlite(result, path) }
    }
}
