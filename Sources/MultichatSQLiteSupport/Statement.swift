import CSQLite
import Multichat

/// A prepared statement; used by one thread at a time, like its connection.
///
/// Parameters count from 1, columns from 0, as SQLite counts them. Texts and blobs are copied when they are bound.
public final class Statement {
    @usableFromInline let handle: OpaquePointer
    @usableFromInline unowned let connection: SQLiteConnection

    init(handle: OpaquePointer, connection: SQLiteConnection) {
        self.handle = handle
        self.connection = connection
    }

    /// Goes to the next row; answers whether there is one.
    @inlinable public func step() throws -> Bool {
        let code = sqlite3_step(handle)
        if code == SQLITE_ROW { return true }
        if code == SQLITE_DONE { return false }
        throw failure(code)
    }

    @usableFromInline func failure(_ code: Int32) -> MultichatError {
        sqlite3_reset(handle)
        return connection.error(code)
    }

    /// Runs to the end and makes it ready to run again.
    @inlinable public func run() throws {
        while try step() {}
        reset()
    }

    /// Makes it ready to run again; bound values stay.
    @inlinable public func reset() { sqlite3_reset(handle) }
}
