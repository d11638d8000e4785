import CSQLite
import Multichat
import MultichatSQLiteSupport

extension StoreWriter {
    /// Plans an append and writes its entries.
    func append(_ append: Append, now: Timestamp) throws -> Receipt {
        guard var item = try find(append.session, now: now) else { throw MultichatError.unknown(append.session) }
        item.greatest = try item.greatest ?? greatestFingerprint()
        let log = LogReader(connection, item)
        switch try planner.plan(append, state: item.state, lookup: log, now: now) {
        case .duplicate(let receipt): return receipt
        case .store(let entries, let state, let receipt):
            sessions[append.session] = try write(entries, state, item, log)
            if append.isErasure { try eraseBodies(namedBy: entries, log) }
            return receipt
        }
    }

    /// Writes entries and the session's new state; answers the row to keep.
    func write(
        _ entries: [Entry], _ state: SessionState, _ item: SessionCache.Item, _ log: LogReader
    ) throws -> SessionCache.Item {
        guard state.session.head.sequence <= Place.maximumSequence else {
            throw MultichatError(.invalid, "The session \(log.session) is full.", hint: "Fork it and go on there.")
        }
        isWriting = true
        var greatest = item.greatest
        for entry in entries {
            let fingerprint = Fingerprint.make(entry.id)
            try insert(entry, fingerprint, log)
            greatest = greatest.map { max($0, fingerprint) }
        }
        for rewind in state.rewinds.all.dropFirst(item.rewinds.all.count) {
            try run(
                SQL.insertRewind, log.number, Int64(rewind.sequence), Int64(rewind.target),
                RowChecksum.rewind(log.number, rewind))
        }
        var item = item
        item.greatest = greatest
        let isChanged = item.row.session.version != state.session.version
        item.row.session = state.session
        item.rewinds = state.rewinds
        item.row.rewinds = state.rewinds.all.count
        try isChanged ? change(&item.row) : advance(item.row)
        database.setAnchor(CommitAnchor(item.row.number, Int64(state.session.head.sequence)))
        return item
    }

    private func insert(_ entry: Entry, _ fingerprint: Int64, _ log: LogReader) throws {
        let number = log.number
        do {
            try EntryRow.insert(
                entry, at: Place.make(number, entry.sequence), with: connection.statement(SQL.insertEntry))
        } catch  where connection.lastResult & 0xFF == SQLITE_CONSTRAINT {
            throw MultichatError.damaged(
                log.session, sequence: entry.sequence, "it is there already, behind the session's head")
        }
        try run(SQL.insertEntryID, number, fingerprint, Int64(entry.sequence))
        guard let key = entry.key else { return }
        let statement = try connection.statement(SQL.insertEntryKey)
        statement.bind(1, number)
        statement.bind(2, key.text)
        statement.bind(3, Int64(entry.sequence))
        statement.bind(4, RowChecksum.key(number, key.text, Int64(entry.sequence)))
        try statement.run()
    }

    /// The greatest fingerprint of an id in any session, or the least number where there is none.
    private func greatestFingerprint() throws -> Int64 {
        let statement = try connection.statement(SQL.greatestFingerprint)
        return try statement.first { $0.isNull(0) ? nil : $0.int64(0) }.flatMap(\.self) ?? .min
    }

    /// Updates what every append changes.
    private func advance(_ row: SessionRow) throws {
        let statement = try connection.statement(SQL.advanceSession)
        row.bindAdvance(to: statement)
        try statement.run()
    }

    /// Updates the whole row, after topic, labels, status, participants or expiry have changed.
    private func change(_ row: inout SessionRow) throws {
        row.renderLists()
        let statement = try connection.statement(SQL.changeSession)
        row.bind(to: statement)
        try statement.run()
        try run(SQL.deleteParticipants, row.number)
        try insertParticipants(row)
    }

    func insertParticipants(_ row: SessionRow) throws {
        let statement = try connection.statement(SQL.insertParticipant)
        for agent in row.session.participants {
            statement.bind(1, agent.text)
            statement.bind(2, row.number)
            try statement.run()
        }
    }

    /// Runs a statement with integers.
    func run(_ sql: StaticString, _ values: Int64...) throws {
        let statement = try connection.statement(sql)
        for (index, value) in values.enumerated() { statement.bind(index + 1, value) }
        try statement.run()
    }
}
