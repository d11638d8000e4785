import Multichat
import MultichatSQLiteSupport

/// Reads one session's log through a connection.
struct LogReader: EntryLookup {
    let connection: SQLiteConnection
    let number: Int64
    let session: SessionReference

    func entry(withID id: EntryID) throws -> Entry? {
        let statement = try connection.statement(SQL.findEntryID)
        defer { statement.reset() }
        statement.bind(1, number)
        statement.bind(2, Fingerprint.make(id))
        while try statement.step() {
            let entry = try entry(at: Int(statement.int(0)))
            if entry.id == id { return entry }
        }
        return nil
    }

    func newest(_ key: EntryKey, hidden: HiddenRanges) throws -> Int? {
        try newest(key, hidden: hidden, asOf: nil)?.sequence
    }

    /// The newest visible entry of a key at or below a sequence.
    func newest(_ key: EntryKey, hidden: HiddenRanges, asOf: Int?) throws -> Entry? {
        let statement = try connection.statement(SQL.keySequences)
        defer { statement.reset() }
        statement.bind(1, number)
        statement.bind(2, text: key.text)
        statement.bind(3, Int64(asOf ?? Place.maximumSequence))
        while try statement.step() {
            let entry = try entry(at: Int(statement.int(0)))
            if hidden.shows(entry.sequence, entry.kind) { return entry }
        }
        return nil
    }

    /// The entry at a sequence, which must exist.
    func entry(at sequence: Int) throws -> Entry {
        let statement = try connection.statement(SQL.entry)
        defer { statement.reset() }
        statement.bind(1, Place.make(number, sequence))
        guard try statement.step() else { throw MultichatError.damaged(session, sequence: sequence, "it is missing") }
        return try EntryRow.read(statement, session)
    }
}

extension SQLiteConnection {
    /// The rewinds of a session's log.
    func rewinds(of number: Int64) throws -> Rewinds {
        var rewinds = Rewinds()
        let statement = try statement(SQL.rewinds)
        defer { statement.reset() }
        statement.bind(1, number)
        while try statement.step() {
            rewinds.add(.init(sequence: Int(statement.int(0)), target: Int(statement.int(1))))
        }
        return rewinds
    }
}
