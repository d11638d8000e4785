import Multichat
import MultichatSQLiteSupport

/// The index of one session's keys; its rows prove that none of them was lost.
///
/// A row that was damaged stands where it stood, though its key may be another one now: on one side of the place that
/// a search for its key ends at. So every search also checks the rows on both sides of where it ended, whoever they
/// belong to. There SQLite passes over rows in which a number has become NULL; where the key alone is asked for it does
/// not, so both walk side by side. What they don't tell is found by the check of the whole file alone.
struct KeyIndex {
    let connection: SQLiteConnection
    let number: Int64
    let session: SessionReference

    /// A row of the index.
    private struct Row {
        var isOwn: Bool
        var key: String
        var sequence: Int
    }

    /// Calls the closure with the sequences of a key from one down, until it answers `false`.
    func descend(_ key: EntryKey, from sequence: Int, _ body: (Int) throws -> Bool) throws {
        _ = try first(SQL.keysAbove, key.text, sequence)
        try run(SQL.keyBelow, SQL.keysBelow, key, sequence, body)
    }

    /// Calls the closure with the sequences of a key behind one, until it answers `false`.
    func ascend(_ key: EntryKey, behind sequence: Int, _ body: (Int) throws -> Bool) throws {
        _ = try first(SQL.keysBelow, key.text, sequence)
        try run(SQL.keyAbove, SQL.keysAbove, key, sequence, body)
    }

    /// Walks along the rows of a key, and at once along all rows from there on; both must meet the same ones.
    private func run(
        _ own: StaticString, _ all: StaticString, _ key: EntryKey, _ sequence: Int, _ body: (Int) throws -> Bool
    ) throws {
        let (own, all) = (try start(own, key.text, sequence), try start(all, key.text, sequence))
        defer {
            own.reset()
            all.reset()
        }
        while true {
            let (row, other) = (try next(own), try next(all))
            let isOther = other.map { $0.isOwn && $0.key.utf8.elementsEqual(key.text.utf8) } ?? false
            guard row?.sequence == (isOther ? other?.sequence : nil) else { throw disorder((row ?? other)?.sequence) }
            guard let row, try body(row.sequence) else { return }
        }
    }

    /// The first key behind another, which has rows.
    func next(behind key: EntryKey) throws -> EntryKey? {
        try descend(key, from: Place.maximumSequence) { _ in false }
        let next = try firstOwn(key.text, Place.maximumSequence)
        guard next.map({ key < $0 }) ?? true else { throw disorder(nil) }
        return next
    }

    /// The first key at or behind a text.
    func first(from text: String) throws -> EntryKey? {
        _ = try first(SQL.keysBelow, text, 0)
        return try firstOwn(text, 0)
    }

    /// The first key of the session behind a place.
    private func firstOwn(_ text: String, _ sequence: Int) throws -> EntryKey? {
        try first(SQL.keysAbove, text, sequence).flatMap { $0.isOwn ? EntryKey(unchecked: $0.key) : nil }
    }

    private func first(_ sql: StaticString, _ key: String, _ sequence: Int) throws -> Row? {
        let statement = try start(sql, key, sequence)
        defer { statement.reset() }
        return try next(statement)
    }

    private func start(_ sql: StaticString, _ key: String, _ sequence: Int) throws -> Statement {
        let statement = try connection.statement(sql)
        statement.bind(1, number)
        statement.bind(2, key)
        statement.bind(3, Int64(sequence))
        return statement
    }

    /// The next row of a statement, if it is as it was written.
    private func next(_ statement: Statement) throws -> Row? {
        guard try statement.step() else { return nil }
        let row = Row(isOwn: statement.int64(0) == number, key: statement.text(1), sequence: statement.int(2))
        guard RowChecksum.key(statement.int64(0), row.key, statement.int64(2)) == statement.int64(3) else {
            throw MultichatError.damaged(session, sequence: row.sequence, "the index of keys is damaged near it")
        }
        return row
    }

    private func disorder(_ sequence: Int?) -> MultichatError {
        MultichatError.damaged(session, sequence: sequence ?? 1, "the index of keys is not in order near it")
    }
}
