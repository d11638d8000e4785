import Multichat
import MultichatSQLiteSupport

/// Walks along a table in the order of its key, and over the pages that can't be read.
struct TableScan {
    /// A table and how it is read.
    struct Table {
        fileprivate var rows: StaticString
        fileprivate var probe: StaticString

        static let sessions = Table(rows: SQL.sessionsFrom, probe: SQL.sessionAtOrBehind)
        static let entries = Table(rows: SQL.entriesFrom, probe: SQL.entryAtOrBehind)
    }

    private let connection: SQLiteConnection
    private let table: Table

    init(_ connection: SQLiteConnection, _ table: Table) {
        self.connection = connection
        self.table = table
    }

    /// Hands over each row, and tells of each hole with the key where it begins and why.
    mutating func run(
        _ keys: ClosedRange<Int64>, _ row: (Statement) throws -> Void, hole: (Int64, String) throws -> Void
    ) throws {
        var next = keys.lowerBound
        while next <= keys.upperBound {
            var failure: MultichatError?
            do {
                try read(from: &next, through: keys.upperBound, row)
                return
            } catch let found as Unreadable {
                failure = found.error
            }
            try hole(next, failure?.message ?? "")
            guard let resumed = try resume(behind: next, through: keys.upperBound) else { return }
            next = resumed
        }
    }

    /// The key of the first row that can be read; `nil` where there is none.
    mutating func first(_ keys: ClosedRange<Int64>) throws -> Int64? {
        do {
            return try probe(keys.lowerBound, through: keys.upperBound)
        } catch is Unreadable {
            return try resume(behind: keys.lowerBound, through: keys.upperBound)
        }
    }

    /// A page that leads to a row can't be read.
    private struct Unreadable: Error {
        var error: MultichatError
    }

    private func read(from next: inout Int64, through last: Int64, _ row: (Statement) throws -> Void) throws {
        let statement = try statement(table.rows, next, last)
        defer { statement.reset() }
        while try step(statement) {
            let key = statement.int64(0)
            guard key >= next else {
                throw Unreadable(error: MultichatError(.damaged, "The rows aren't in order."))
            }
            try row(statement)
            guard key < last else { return }
            next = key + 1
        }
    }

    /// The key of the first row from a key on.
    private func probe(_ key: Int64, through last: Int64) throws -> Int64? {
        let statement = try statement(table.probe, key, last)
        defer { statement.reset() }
        return try step(statement) ? max(statement.int64(0), key) : nil
    }

    private func step(_ statement: Statement) throws -> Bool {
        do {
            return try statement.step()
        } catch let error as MultichatError {
            throw Unreadable(error: error)
        }
    }

    private func statement(_ sql: StaticString, _ first: Int64, _ last: Int64) throws -> Statement {
        let statement = try connection.statement(sql)
        statement.bind(1, first)
        statement.bind(2, last)
        return statement
    }

    /// Where reading goes on behind a hole: steps that double find an end of it, halving finds the first.
    private func resume(behind start: Int64, through last: Int64) throws -> Int64? {
        var (bad, step) = (start, Int64(1))
        while bad < last {
            let key = step > last - start ? last : start + step
            if isReadable(key, last) { return try nearest(bad, key, last) }
            bad = key
            step = step > Int64.max / 2 ? Int64.max : step * 2
        }
        return nil
    }

    private func nearest(_ bad: Int64, _ good: Int64, _ last: Int64) throws -> Int64? {
        var (bad, good) = (bad, good)
        while good - bad > 1 {
            let middle = bad + (good - bad) / 2
            if isReadable(middle, last) { good = middle } else { bad = middle }
        }
        return try probe(good, through: last)
    }

    private func isReadable(_ key: Int64, _ last: Int64) -> Bool {
        do {
            _ = try probe(key, through: last)
            return true
        } catch {
            return false
        }
    }
}

extension SQL {
    static let sessionsFrom: StaticString = """
        SELECT number, namespace, id, head, chain, updated, created, version, fence, status, expires, ttl, fork_session,
            fork_sequence, topic, labels, participants, origin, crc, staged, rewinds
        FROM session NOT INDEXED WHERE number BETWEEN ?1 AND ?2 ORDER BY number
        """
    static let sessionAtOrBehind: StaticString = """
        SELECT number FROM session NOT INDEXED WHERE number BETWEEN ?1 AND ?2 ORDER BY number LIMIT 1
        """
    static let entriesFrom: StaticString = """
        SELECT place, id, kind, key, author, time, seal, chain, crc, body FROM entry
        WHERE place BETWEEN ?1 AND ?2 ORDER BY place
        """
    static let entryAtOrBehind: StaticString =
        "SELECT place FROM entry WHERE place BETWEEN ?1 AND ?2 ORDER BY place LIMIT 1"
}
