import Multichat
import MultichatFiles
import MultichatSQLiteSupport

extension StoreWriter {
    /// A slice removes at most so many rows of a table, and entries until their bodies have so many bytes: SQLite may
    /// overwrite what it deletes, and then all of it goes through the log.
    static let slice = (rows: 20_000, bytes: 16 << 20)

    /// Removes the rows of sessions that were deleted, a slice a transaction, so that others can write in between.
    ///
    /// Called before the store is used; later the batches do it, a slice each. What can't be removed, because the file
    /// is damaged or the disk is full, is left to them: reading goes on.
    func sweep() {
        var isMore = true
        var slices = 0
        while isMore {
            guard let answer = try? sweepSlice() else { return }
            isMore = answer
            if isMore { slices += 1 }
        }
        hasDoomed = false
        guard slices > 0 else { return }
        recoveries.note(Recovery(place: database.path, action: "deleted sessions were removed to the end"))
    }

    /// Removes one slice; answers whether there may be more.
    func sweepSlice() throws -> Bool {
        guard let number = try database.withConnection({ _ in try doomed() }) else { return false }
        try database.transaction { _ in
            if try !removeEntries(number), try !removeRows(number) { try run(SQL.deleteSession, number) }
        }
        try database.checkpointIfNeeded()
        return true
    }

    /// Removes some entries; answers whether the slice is full.
    private func removeEntries(_ number: Int64) throws -> Bool {
        let all = (first: Place.make(number, 0), last: Place.make(number, Place.maximumSequence))
        let statement = try connection.statement(SQL.bodiesAscending)
        statement.bind(1, all.first)
        statement.bind(2, all.last)
        statement.bind(3, Int64(Self.slice.rows))
        defer { statement.reset() }
        var (last, rows, bytes) = (all.first, 0, 0)
        while bytes < Self.slice.bytes, try statement.step() {
            last = statement.int64(0)
            rows += 1
            bytes += statement.withBytes(1) { $0.count }
            try run(SQL.deleteEntryID, Fingerprint.make(statement, 2), number, Int64(Place.sequence(last)))
        }
        try run(SQL.deleteEntries, all.first, last)
        return rows == Self.slice.rows || bytes >= Self.slice.bytes
    }

    /// Removes some rows of what leads to entries; answers whether the slice is full.
    private func removeRows(_ number: Int64) throws -> Bool {
        for sql in [SQL.deleteEntryKeys, SQL.deleteRewinds] {
            try run(sql, number, Int64(Self.slice.rows))
            if connection.changedRows == Self.slice.rows { return true }
        }
        return false
    }

    private func doomed() throws -> Int64? {
        let statement = try connection.statement(SQL.doomed)
        // A row that says otherwise is damaged, and no reason to delete a session.
        return try statement.first { $0.int64(1) == $0.int64(0) + 1 ? $0.int64(0) : nil } ?? nil
    }
}
