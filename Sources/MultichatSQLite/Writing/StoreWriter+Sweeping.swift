import Multichat
import MultichatFiles
import MultichatSQLiteSupport

extension StoreWriter {
    private static let slice = 20_000

    /// Removes the rows of sessions that were deleted, a slice a transaction, so that others can write in between.
    ///
    /// Called before the store is used; later the batches do it, a slice each. What can't be removed, because the file
    /// is damaged or the disk is full, is left to them: reading goes on.
    func sweep() {
        var isMore = true
        while isMore {
            guard let answer = try? sweepSlice() else { return }
            isMore = answer
        }
        hasDoomed = false
    }

    /// Removes one slice; answers whether there may be more.
    func sweepSlice() throws -> Bool {
        guard let number = try database.withConnection({ _ in try doomed() }) else { return false }
        try database.transaction { connection in
            let range = (Place.make(number, 0), Place.make(number, Place.maximumSequence))
            try run(SQL.deleteEntries, range.0, range.1, Int64(Self.slice))
            if connection.changedRows < Self.slice {
                for sql in [SQL.deleteEntryIDs, SQL.deleteEntryKeys, SQL.deleteRewinds, SQL.deleteSession] {
                    try run(sql, number)
                }
            }
        }
        try database.checkpointIfNeeded()
        return true
    }

    private func doomed() throws -> Int64? {
        let statement = try connection.statement(SQL.doomed)
        // A row that says otherwise is damaged, and no reason to delete a session.
        return try statement.first { $0.int64(1) == $0.int64(0) + 1 ? $0.int64(0) : nil } ?? nil
    }
}
