import CSQLite
import Multichat

// One thread at a time uses a connection; its owners (a pool, a commit queue's leader) see to that.
/// A connection to an SQLite file; used by one thread at a time.
public final class SQLiteConnection: @unchecked Sendable {
    /// The path of the file, for errors.
    public let path: String
    @usableFromInline let handle: OpaquePointer
    private var statements: [String: Statement] = [:]
    private let frames: UnsafeMutablePointer<Int32>

    /// Opens a connection and sets its pragmas.
    public init(path: String, _ options: SQLiteOptions) throws {
        self.path = path
        var handle: OpaquePointer?
        let code = sqlite3_open_v2(path, &handle, options.flags, nil)
        guard code == SQLITE_OK, let handle else {
            sqlite3_close_v2(handle)
            throw MultichatError.sqlite(code, path)
        }
        self.handle = handle
        frames = .allocate(capacity: 1)
        frames.initialize(to: 0)
        sqlite3_wal_hook(handle, Self.countFrames, frames)
        sqlite3_extended_result_codes(handle, 1)
        sqlite3_busy_timeout(handle, options.busyTimeout)
        multichat_sqlite_configure(handle)
        do {
            for pragma in options.pragmas { try execute("PRAGMA " + pragma) }
        } catch {
            sqlite3_close_v2(handle)
            frames.deallocate()
            throw error
        }
    }

    deinit {
        statements.values.forEach { sqlite3_finalize($0.handle) }
        sqlite3_close_v2(handle)
        frames.deallocate()
    }

    /// The frames in the write-ahead log after this connection's last commit.
    public var logFrames: Int { Int(frames.pointee) }

    /// Called by SQLite after each commit; as a hook is set, SQLite makes no checkpoints by itself.
    private static let countFrames:
        @convention(c) (UnsafeMutableRawPointer?, OpaquePointer?, UnsafePointer<CChar>?, Int32) -> Int32 = {
            context, _, _, count in
            context?.storeBytes(of: count, as: Int32.self)
            return SQLITE_OK
        }

    /// Runs statements that answer nothing.
    public func execute(_ sql: String) throws {
        let code = sqlite3_exec(handle, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw error(code) }
    }

    /// The prepared statement of a text; it is prepared once and kept.
    public func statement(_ sql: String) throws -> Statement {
        if let statement = statements[sql] { return statement }
        var prepared: OpaquePointer?
        let code = sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
        guard code == SQLITE_OK, let prepared else { throw error(code) }
        let statement = Statement(handle: prepared, connection: self)
        statements[sql] = statement
        return statement
    }

    /// The error of the last call.
    @usableFromInline func error(_ code: Int32) -> MultichatError {
        MultichatError.sqlite(code, path, String(cString: sqlite3_errmsg(handle)))
    }

    /// The rowid of the last insert.
    public var lastInsertedRow: Int64 { sqlite3_last_insert_rowid(handle) }

    /// The rows that the last statement inserted, changed or deleted.
    public var changedRows: Int64 { Int64(sqlite3_changes(handle)) }
}
