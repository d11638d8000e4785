import CSQLite
import Multichat

extension MultichatError {
    /// Makes the error of a result code of SQLite's.
    ///
    ///     "The database /data/chat.db has no space left to grow (SQLite code 13)."
    ///
    /// SQLite's own message is left out: it can repeat what a user wrote.
    ///
    /// - Parameters:
    ///   - result: the (extended) result code.
    ///   - path: the database's file.
    public static func sqlite(_ result: Int32, _ path: String) -> MultichatError {
        let fault = SQLiteFault.meaning(of: result)
        return MultichatError(
            fault.code, "The database \(path) \(fault.words) (SQLite code \(result)).", hint: fault.hint,
            retry: fault.retry)
    }

    /// Makes the error of a failed COMMIT.
    ///
    /// Where SQLite wrote and could not sync, the transaction may be found after the next recovery although it was
    /// reported as failed: the outcome is unknown. Where it refused before it wrote the record that ends the
    /// transaction, nothing was stored, and the error is that of the result code.
    public static func commit(_ result: Int32, _ path: String) -> MultichatError {
        guard !storesNothing.contains(result & 0xFF), result != failedWrite else { return sqlite(result, path) }
        return MultichatError(
            .unknownOutcome, "Writing to the database \(path) failed at its last step (SQLite code \(result)).",
            hint: "What was written may be there or not: repeat it with the same ids, which stores it once.",
            retry: .sameIDs)
    }

    /// The classes of results after which a COMMIT has certainly stored nothing.
    private static let storesNothing: Set<Int32> = [
        SQLITE_FULL, SQLITE_BUSY, SQLITE_LOCKED, SQLITE_CONSTRAINT, SQLITE_READONLY, SQLITE_ERROR, SQLITE_MISUSE,
        SQLITE_CORRUPT, SQLITE_TOOBIG,
    ]

    /// SQLITE_IOERR_WRITE, a macro that Swift doesn't see: what ends the transaction is written last, so a write that
    /// fails leaves it without an end.
    private static let failedWrite = SQLITE_IOERR | 3 << 8
}
