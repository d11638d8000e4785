import Multichat
import MultichatSQLiteSupport

/// Compares one session's rows in all tables with each other; the session's chain is the verifier's to check.
struct SessionCheck {
    let connection: SQLiteConnection
    private let row: SessionRow
    private var session: SessionReference { row.session.reference }
    private var rewinds: [Rewinds.Rewind] = []
    private var keyed = 0
    private(set) var damage: [Damage] = []

    init(_ connection: SQLiteConnection, _ row: SessionRow) {
        self.connection = connection
        self.row = row
    }

    /// Looks at every row of the session.
    mutating func run() throws {
        try checkEntries()
        try checkCount(SQL.countKeys, keyed, "entry_key")
        try checkRewinds()
        try checkParticipants()
    }

    /// Walks along all entries that the table has for the session, and those that it should have.
    private mutating func checkEntries() throws {
        let statement = try connection.statement(SQL.entriesAscending)
        defer { statement.reset() }
        statement.bind(1, Place.make(row.number, 0))
        statement.bind(2, Place.make(row.number, Place.maximumSequence))
        let head = row.session.head.sequence
        var next = 1
        while try statement.step() {
            let sequence = Place.sequence(statement.int64(0))
            guard (1...max(head, 1)).contains(sequence), head > 0 else {
                note(sequence, "entry", "There is an entry outside the log, which ends at \(head).")
                continue
            }
            guard sequence >= next else {
                // Only a damaged tree answers in another order than the one asked for.
                note(sequence, "entry", "The entry stands behind one of a higher sequence.")
                continue
            }
            noteMissing(next..<sequence)
            next = sequence + 1
            try check(statement, sequence)
        }
        noteMissing(next..<max(head + 1, next))
    }

    private mutating func check(_ statement: Statement, _ sequence: Int) throws {
        do {
            let entry = try EntryRow.read(statement, session)
            try checkIndexes(entry)
            guard entry.kind == .rewind, let target = try? Lifecycle.target(in: entry.body) else { return }
            rewinds.append(.init(sequence: sequence, target: target))
        } catch let error as MultichatError where error.code == .damaged && error.sequence == sequence {
            note(sequence, "entry", error.message)
            // Whether it has a key can't be known, but the row may still say so.
            if !statement.isNull(3) { keyed += 1 }
        }
    }

    private mutating func checkIndexes(_ entry: Entry) throws {
        let id = try connection.statement(SQL.hasEntryID)
        id.bind(1, row.number)
        id.bind(2, Fingerprint.make(entry.id))
        id.bind(3, entry.sequence)
        if try id.first({ _ in true }) == nil { note(entry.sequence, "entry_id", "The entry's id is missing.") }
        guard let text = entry.key?.text else { return }
        keyed += 1
        let key = try connection.statement(SQL.hasEntryKey)
        key.bind(1, row.number)
        key.bind(2, text)
        key.bind(3, entry.sequence)
        let crc = try key.first { $0.int64(0) }
        if crc != RowChecksum.key(row.number, text, Int64(entry.sequence)) {
            note(entry.sequence, "entry_key", "The entry's key is \(crc == nil ? "missing" : "damaged").")
        }
    }

    private mutating func checkCount(_ sql: StaticString, _ expected: Int, _ table: String) throws {
        let statement = try connection.statement(sql)
        statement.bind(1, row.number)
        let count = try statement.first { $0.int(0) } ?? 0
        if count != expected { note(nil, table, "It has \(count) rows of the session instead of \(expected).") }
    }

    private mutating func checkRewinds() throws {
        do {
            let stored = try connection.rewinds(row.rewinds, of: row.number, session)
            if stored.all != rewinds { note(nil, "rewind", "The rewinds are not those of the log.") }
        } catch let error as MultichatError where error.code == .damaged && error.sequence != nil {
            note(error.sequence, "rewind", error.message)
        }
    }

    private mutating func checkParticipants() throws {
        let statement = try connection.statement(SQL.participants)
        statement.bind(1, row.number)
        var stored: [AgentID] = []
        try statement.forEach { stored.append(AgentID(unchecked: $0.text(0))) }
        guard stored.count != row.session.participants.count || Set(stored) != Set(row.session.participants) else {
            return
        }
        note(nil, "participant", "The participants are not those of the session.")
    }

    private mutating func noteMissing(_ range: Range<Int>) {
        guard let first = range.first else { return }
        let others = range.count > 1 ? ", and \(range.count - 1) behind it," : ""
        note(first, "entry", "The entry\(others) is missing.")
    }

    private mutating func note(_ sequence: Int?, _ table: String, _ reason: String) {
        damage.append(Damage(session: session, sequence: sequence, place: "table \(table)", reason: reason))
    }
}
