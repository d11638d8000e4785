import Multichat
import MultichatFiles
import MultichatSQLiteSupport

extension StoreWriter {
    private static let slice = 20_000

    /// Removes the rows of sessions that were deleted, a slice a transaction, so that others can write in between.
    ///
    /// Called before the store is used; later the batches do it, a slice each.
    func sweep() throws {
        while try doomed() != nil { try file.lock.withLock { _ = try sweepSlice() } }
        hasDoomed = false
    }

    /// Removes one slice; answers whether there may be more.
    func sweepSlice() throws -> Bool {
        guard let number = try doomed() else { return false }
        try connection.transaction {
            let range = (Place.make(number, 0), Place.make(number, Place.maximumSequence))
            try run(SQL.deleteEntries, range.0, range.1, Int64(Self.slice))
            if connection.changedRows < Self.slice {
                for sql in [SQL.deleteEntryIDs, SQL.deleteEntryKeys, SQL.deleteRewinds, SQL.deleteSession] {
                    try run(sql, number)
                }
            }
        }
        file.checkpointIfNeeded(connection)
        return true
    }

    private func doomed() throws -> Int64? {
        let statement = try connection.statement(SQL.doomed)
        return try statement.first { $0.int64(0) }
    }
}
