import Multichat
import MultichatSQLiteSupport

extension FileCheck {
    /// Every row of an id must lead to an entry with that id; some rows at a time see one state of the file.
    mutating func checkIDs() throws {
        var last: IDRow? = IDRow(fingerprint: .min, session: 0, sequence: 0)
        while let row = last {
            let rows = try connection.snapshot {
                let rows = try idRows(behind: row)
                for row in rows where try !leads(row) {
                    note("table entry_id", "Its row of the session \(row.session) at \(row.sequence) leads nowhere.")
                }
                return rows
            }
            guard rows.last.map({ row < $0 }) ?? true else {
                throw MultichatError(.damaged, "The rows of the table entry_id are not in order.")
            }
            last = rows.last
        }
    }

    private func idRows(behind row: IDRow) throws -> [IDRow] {
        let statement = try connection.statement(SQL.nextIDs)
        statement.bind(1, row.fingerprint)
        statement.bind(2, row.session)
        statement.bind(3, row.sequence)
        var rows: [IDRow] = []
        try statement.forEach {
            rows.append(IDRow(fingerprint: $0.int64(0), session: $0.int64(1), sequence: $0.int64(2)))
        }
        return rows
    }

    private func leads(_ row: IDRow) throws -> Bool {
        let statement = try connection.statement(SQL.entryID)
        statement.bind(1, row.session << 32 | row.sequence)
        return try statement.first { Fingerprint.make($0, 0) } == row.fingerprint
    }
}

/// A row of the table `entry_id`.
private struct IDRow: Comparable {
    var fingerprint: Int64
    var session: Int64
    var sequence: Int64

    static func < (left: IDRow, right: IDRow) -> Bool {
        (left.fingerprint, left.session, left.sequence) < (right.fingerprint, right.session, right.sequence)
    }
}
