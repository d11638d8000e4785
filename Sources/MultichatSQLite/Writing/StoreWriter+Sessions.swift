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
        var row = SessionRow(new, at: now)
        let statement = try connection.statement(SQL.insertSession)
        row.bind(to: statement, staged: stage.rawValue)
        try statement.run()
        row.number = connection.lastInsertedRow
        guard row.number <= Place.maximumNumber else {
            throw MultichatError(
                .io, "The store has given out all its session numbers.", hint: "Migrate it to a new file.")
        }
        try insertParticipants(row)
        return row.session
    }

    /// Takes a session out of sight at once; its rows are removed afterwards, a slice at a time.
    func remove(_ row: SessionRow) throws {
        isWriting = true
        sessions[row.session.reference] = nil
        try run(SQL.doomSession, row.number)
        try run(SQL.deleteParticipants, row.number)
        hasDoomed = true
    }
}
