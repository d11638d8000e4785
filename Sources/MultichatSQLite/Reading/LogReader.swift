import Multichat
import MultichatSQLiteSupport

/// Reads one session's log through a connection.
struct LogReader: EntryLookup {
    let connection: SQLiteConnection
    let number: Int64
    let session: SessionReference
    let head: Int
    let rewinds: Rewinds
    /// No id of the log has a greater fingerprint.
    let greatest: Int64

    /// The log of a session that the writer knows.
    init(_ connection: SQLiteConnection, _ item: SessionCache.Item) {
        self.connection = connection
        number = item.row.number
        session = item.row.session.reference
        head = item.row.session.head.sequence
        rewinds = item.rewinds
        greatest = item.greatest ?? .max
    }

    /// The log of a visible session that isn't expired.
    ///
    /// - Throws: ``MultichatError`` with the code `notFound` where there is none.
    init(_ connection: SQLiteConnection, _ reference: SessionReference, at now: Timestamp) throws {
        let statement = try connection.statement(SQL.findSession)
        statement.bind(reference)
        statement.bind(3, StoreWriter.Stage.visible.rawValue)
        let row = try statement.first { row in
            try SessionRow.check(row, wanted: reference)
            let expiry = Expiry(row, 10, 11)?.date(updatedAt: Timestamp(microseconds: row.int64(5)))
            return (number: row.int64(0), head: row.int(3), expiry: expiry, rewinds: row.int(20))
        }
        guard let row, row.expiry.map({ $0 > now }) ?? true else { throw MultichatError.unknown(reference) }
        self.connection = connection
        session = reference
        number = row.number
        head = row.head
        greatest = .max
        rewinds = try connection.rewinds(row.rewinds, of: row.number, reference)
    }

    func entry(withID id: EntryID) throws -> Entry? {
        let fingerprint = Fingerprint.make(id)
        guard fingerprint <= greatest else { return nil }
        let statement = try connection.statement(SQL.findEntryID)
        statement.bind(1, number)
        statement.bind(2, fingerprint)
        defer { statement.reset() }
        while try statement.step() {
            let entry = try entry(at: statement.int(0))
            if entry.id == id { return entry }
        }
        return nil
    }

    func newest(_ key: EntryKey, hidden: HiddenRanges) throws -> Int? {
        try newest(key, hidden: hidden, asOf: nil)?.sequence
    }

    /// The newest visible entry of a key at or below a sequence.
    func newest(_ key: EntryKey, hidden: HiddenRanges, asOf: Int?) throws -> Entry? {
        var newest: Entry?
        try keys.descend(key, from: asOf ?? Place.maximumSequence) { sequence in
            let entry = try entry(at: sequence, key: key)
            if hidden.shows(entry.sequence, entry.kind) { newest = entry }
            return newest == nil
        }
        return newest
    }

    /// The index of the log's keys.
    var keys: KeyIndex { KeyIndex(connection: connection, number: number, session: session) }

    /// The entry at a sequence, which must exist.
    func entry(at sequence: Int) throws -> Entry {
        let statement = try connection.statement(SQL.entry)
        statement.bind(1, Place.make(number, sequence))
        guard let entry = try statement.first({ try EntryRow.read($0, session) }) else { throw missing(sequence) }
        return entry
    }

    /// The entry at a sequence that the index of keys has led to.
    func entry(at sequence: Int, key: EntryKey) throws -> Entry {
        let entry = try entry(at: sequence)
        guard entry.key == key else {
            throw MultichatError.damaged(session, sequence: sequence, "the index of keys has another key for it")
        }
        return entry
    }

    func missing(_ sequence: Int) -> MultichatError {
        MultichatError.damaged(session, sequence: sequence, "it is missing")
    }
}

extension SQLiteConnection {
    /// The rewinds of a session's log, as many as its row says that there are.
    func rewinds(_ count: Int, of number: Int64, _ session: SessionReference) throws -> Rewinds {
        var rewinds = Rewinds()
        guard count > 0 else { return rewinds }
        let statement = try statement(SQL.rewinds)
        statement.bind(1, number)
        try statement.forEach { row in
            let rewind = Rewinds.Rewind(sequence: row.int(0), target: row.int(1))
            guard RowChecksum.rewind(number, rewind) == row.int64(2) else {
                throw MultichatError.damaged(
                    session, sequence: rewind.sequence, "the checksum of its rewind doesn't fit")
            }
            rewinds.add(rewind)
        }
        guard rewinds.all.count == count else {
            throw MultichatError.damaged(
                session, sequence: rewinds.all.last?.sequence ?? 1,
                "of its \(count) rewinds \(rewinds.all.count) are there")
        }
        return rewinds
    }
}
