import Multichat
import MultichatSQLiteSupport

extension StoreWriter {
    func create(_ new: NewSession, now: Timestamp) throws -> Session {
        if let item = try load(new.reference, .visible) {
            guard item.row.session.isExpired(at: now) else { throw MultichatError.taken(new.reference) }
            try remove(item.row)
        }
        return try insert(new, .visible, now: now)
    }

    func delete(_ reference: SessionReference, now: Timestamp) throws -> Bool {
        guard let item = try load(reference, .visible) else { return false }
        try remove(item.row)
        return !item.row.session.isExpired(at: now)
    }

    func insert(_ new: NewSession, _ stage: Stage, now: Timestamp) throws -> Session {
        isWriting = true
        let row = SessionRow(new, number: try nextNumber(), staged: stage.rawValue, at: now)
        let statement = try connection.statement(SQL.insertSession)
        row.bind(to: statement)
        try statement.run()
        try insertParticipants(row)
        database.setAnchor(CommitAnchor(row.number))
        return row.session
    }

    /// The number of the next session; numbers of deleted ones aren't given again.
    private func nextNumber() throws -> Int64 {
        let last = try connection.statement(SQL.lastNumber).first { $0.int64(0) } ?? 0
        guard last < Place.maximumNumber else {
            throw MultichatError(
                .io, "The store has given out all its session numbers.", hint: "Migrate it to a new file.")
        }
        return last + 1
    }

    /// Takes a session out of sight at once; its rows are removed afterwards, a slice at a time.
    func remove(_ row: SessionRow) throws {
        isWriting = true
        sessions[row.session.reference] = nil
        try run(SQL.doomSession, row.number)
        try run(SQL.deleteParticipants, row.number)
        hasDoomed = true
        database.setAnchor(CommitAnchor())
    }
}
