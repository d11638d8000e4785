import CSQLite
import Multichat

extension SQLiteConnection {
    /// Runs the closure in a transaction that writes: all its statements are stored durably, or none.
    ///
    /// Where the closure throws, the transaction is undone and the error passed on. A connection that shares its file
    /// with others writes through ``SQLiteWriter/transaction(_:)``, which takes their lock first.
    ///
    /// - Throws: what the closure throws; or ``MultichatError``, with the code `unknownOutcome` where the last step
    ///   failed so that the transaction may be there or not. The connection is poisoned then.
    public func transaction<Result>(_ body: () throws -> Result) throws -> Result {
        guard !isPoisoned else { throw poisonedError }
        try statement("BEGIN IMMEDIATE").run()
        let result = try undoing(body)
        try commit()
        return result
    }

    /// Runs the closure so that all its statements read one state of the database, that of the first of them.
    ///
    /// Keep it short: while it lasts, the write-ahead log grows behind that state.
    public func snapshot<Result>(_ body: () throws -> Result) throws -> Result {
        try statement("BEGIN").run()
        let result = try undoing(body)
        try statement("COMMIT").run()
        return result
    }

    private func undoing<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch {
            rollBack()
            throw error
        }
    }

    private func commit() throws {
        do {
            try statement("COMMIT").run()
        } catch {
            let result = lastResult
            rollBack()
            let failure = MultichatError.commit(result, path)
            isPoisoned = failure.code == .unknownOutcome
            throw failure
        }
    }

    /// Ends the transaction, unless SQLite has done so for an error of its own.
    private func rollBack() {
        guard sqlite3_get_autocommit(handle) == 0 else { return }
        // Nothing is lost where this fails: what wasn't committed goes with the connection.
        try? statement("ROLLBACK").run()
    }

    private var poisonedError: MultichatError {
        MultichatError(
            .io, "Can't write to the database \(path): an earlier write failed, so what the disk holds is unknown.",
            hint: "Check the disk, then open the store again and verify it.", retry: .later)
    }
}
