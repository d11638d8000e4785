import CSQLite
import Multichat

/// A prepared statement: bind its values, step through its rows, read their columns.
///
///     insert.bind(1, number)
///     insert.bind(2, title)
///     try insert.run()
///
/// Positions of values count from 1, columns from 0. Each run binds all its values: they are forgotten when the
/// statement is reset. ``step()`` resets it behind the last row and when it throws; who stops before calls ``reset()``,
/// or reads inside ``first(_:)`` or ``forEach(_:)``, which do. A statement serves one thread at a time, that which
/// uses its connection.
///
/// Unchecked Sendable: as its connection; the owner of that lets one thread at a time use both.
public final class Statement: @unchecked Sendable {
    @usableFromInline let handle: OpaquePointer
    /// The first value that could not be bound; the next step throws it.
    @usableFromInline var failure: Int32 = SQLITE_OK

    init(_ connection: SQLiteConnection, _ sql: String, isKept: Bool) throws {
        guard connection.handle != nil else { throw MultichatError.closed(connection.path) }
        var sql = sql
        var prepared: OpaquePointer?
        let flags = isKept ? UInt32(SQLITE_PREPARE_PERSISTENT) : 0
        let result = sql.withUTF8 { text in
            text.withMemoryRebound(to: CChar.self) {
                sqlite3_prepare_v3(connection.handle, $0.baseAddress, Int32($0.count), flags, &prepared, nil)
            }
        }
        // The statements are right, as tests show; so the file hasn't the tables that they are for.
        guard result & 0xFF != SQLITE_ERROR else { throw Self.unfit(connection.path) }
        try connection.check(result)
        guard let prepared else { throw MultichatError(.internal, "The SQL is empty.") }
        handle = prepared
    }

    deinit { sqlite3_finalize(handle) }

    /// Goes to the next row.
    ///
    /// - Returns: whether there is one; behind the last row the statement is reset.
    @inlinable
    public func step() throws -> Bool {
        if failure == SQLITE_OK, sqlite3_step(handle) == SQLITE_ROW { return true }
        try finish()
        return false
    }

    /// Runs the statement to its end, whatever rows it answers.
    @inlinable
    public func run() throws {
        while try step() {}
    }

    /// Stops reading, forgets the bound values, and frees what the statement holds of the database.
    public func reset() {
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
        failure = SQLITE_OK
    }

    /// Reads the first row, or answers `nil` where there is none; the statement is reset then.
    @inlinable
    public func first<Result>(_ read: (Statement) throws -> Result) throws -> Result? {
        guard try step() else { return nil }
        defer { reset() }
        return try read(self)
    }

    /// Reads every row in order; the statement is reset then, also where the closure throws.
    @inlinable
    public func forEach(_ read: (Statement) throws -> Void) throws {
        defer { reset() }
        while try step() { try read(self) }
    }

    /// Resets the statement behind its last row; throws where the run ended otherwise.
    @usableFromInline
    func finish() throws {
        // A reset answers the result of the run; a value that couldn't be bound kept it from beginning.
        let result = failure == SQLITE_OK ? sqlite3_reset(handle) : failure
        sqlite3_clear_bindings(handle)
        failure = SQLITE_OK
        guard result == SQLITE_OK else { throw MultichatError.sqlite(result, path) }
    }

    private static func unfit(_ path: String) -> MultichatError {
        MultichatError(
            .damaged, "The database \(path) lacks a table or a column that it should have.",
            hint: "Keep a copy of the file and its -wal. \(MultichatError.saving)")
    }

    private var path: String {
        sqlite3_db_filename(sqlite3_db_handle(handle), "main").map { String(cString: $0) } ?? ""
    }
}
