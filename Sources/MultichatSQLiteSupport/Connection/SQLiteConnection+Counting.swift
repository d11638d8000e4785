import CSQLite

/// What a connection's kept statements have done so far, for tests that compare costs by counts.
public struct SQLiteWork: Sendable, Equatable {
    /// How often a statement was run, `BEGIN` and `COMMIT` included.
    public var runs = 0
    /// The instructions of SQLite's virtual machine that this took.
    public var instructions = 0
    /// The rows visited by scans of whole tables or indexes.
    public var scannedRows = 0
    /// The sorts done, each in a temporary B-tree.
    public var sorts = 0
    /// The pages written to the write-ahead log.
    public var pagesWritten = 0

    /// The work done between two counts.
    public static func - (later: SQLiteWork, earlier: SQLiteWork) -> SQLiteWork {
        var difference = later
        difference.runs -= earlier.runs
        difference.instructions -= earlier.instructions
        difference.scannedRows -= earlier.scannedRows
        difference.sorts -= earlier.sorts
        difference.pagesWritten -= earlier.pagesWritten
        return difference
    }
}

extension SQLiteConnection {
    /// What the connection has done since it was opened, in statements that it still keeps; SQLite counts anyway.
    public var work: SQLiteWork {
        var work = SQLiteWork()
        var statement = sqlite3_next_stmt(handle, nil)
        while let counted = statement {
            work.runs += Self.count(counted, SQLITE_STMTSTATUS_RUN)
            work.instructions += Self.count(counted, SQLITE_STMTSTATUS_VM_STEP)
            work.scannedRows += Self.count(counted, SQLITE_STMTSTATUS_FULLSCAN_STEP)
            work.sorts += Self.count(counted, SQLITE_STMTSTATUS_SORT)
            statement = sqlite3_next_stmt(handle, counted)
        }
        var (present, highest): (Int32, Int32) = (0, 0)
        sqlite3_db_status(handle, SQLITE_DBSTATUS_CACHE_WRITE, &present, &highest, 0)
        work.pagesWritten = Int(present)
        return work
    }

    private static func count(_ statement: OpaquePointer, _ counter: Int32) -> Int {
        Int(sqlite3_stmt_status(statement, counter, 0))
    }
}
