import Multichat
import MultichatFiles
import MultichatSQLiteSupport

/// Reads what can be read of a damaged SQLite store, on a copy of its file and its log.
package final class SQLiteSalvage: Salvage {
    /// What belongs to no session that can be named.
    package private(set) var losses: [Damage]
    private let connection: SQLiteConnection
    private let path: String
    /// What the last commit stored, if that is known.
    private let anchor: CommitAnchor

    /// Copies a store.
    ///
    /// - Parameters:
    ///   - path: the damaged file, which nobody should write meanwhile.
    ///   - folder: an empty folder for the copy, with room for it.
    /// - Throws: ``MultichatError``: `notFound`, `incompatible` for another program's file, `io`.
    package init(path: String, in folder: String) throws {
        let copy = try SalvageCopy(of: path, in: folder)
        self.path = path
        anchor = SQLiteWriter.lastAnchor(of: path)
        (connection, losses) = try copy.open()
    }

    deinit { connection.close() }

    package func run(_ take: (SalvagedSession) throws -> Void) throws {
        var next: Int64 = 0
        for row in try rows() {
            try unnamed(next..<row.number, take)
            next = row.number + 1
            if let session = row.session { try take(session) }
        }
        try unnamed(next..<Place.maximumNumber, take)
        noteLastCommit(behind: next)
    }

    /// A session of which the last commit stored the first entries has left nothing but its number.
    private func noteLastCommit(behind number: Int64) {
        let last = try? connection.statement(SQL.lastNumber).first { $0.int64(0) }
        guard anchor.number >= number, anchor.number > last ?? number else { return }
        losses.append(
            Damage(
                session: nil, place: "file \(path)",
                reason: "Session number \(anchor.number), which was committed last, is lost."))
    }

    /// What a row of the table of sessions tells.
    private struct Row {
        var number: Int64
        /// The session; `nil` for one that was deleted or isn't complete.
        var session: SalvagedSession?
    }

    private func rows() throws -> [Row] {
        var rows: [Row] = []
        var scan = TableScan(connection, .sessions)
        try scan.run(0...Place.maximumNumber) { statement in
            if let row = row(statement) { rows.append(row) }
        } hole: { first, _ in
            losses.append(
                Damage(
                    session: nil, place: "table session of \(path)",
                    reason: "The rows from number \(first) on can't be read: names and labels of sessions are lost."))
        }
        return rows
    }

    private func row(_ statement: Statement) -> Row? {
        let number = statement.int64(0)
        do {
            let row = try SessionRow(statement)
            guard row.staged == StoreWriter.Stage.visible.rawValue else { return Row(number: number) }
            let origin = try NewSession(json: JSON(unchecked: row.origin))
            return Row(number: number, session: session(number, origin, row.session))
        } catch {
            return Row(number: number, session: damaged(statement, number))
        }
    }

    /// A session whose row isn't as it was written: what it started with, where that can be read.
    private func damaged(_ row: Statement, _ number: Int64) -> SalvagedSession? {
        guard row.int64(19) <= StoreWriter.Stage.staged.rawValue else { return nil }
        var origin = Self.unnamed(number)
        if let json = try? JSON(row.text(17)), let found = try? NewSession(json: json) {
            origin = found
        } else if let namespace = try? Namespace(row.text(1)), let id = try? SessionID(row.text(2)) {
            origin = NewSession(SessionReference(id, in: namespace))
        }
        var session = session(number, origin, nil)
        session.losses = [
            Damage(session: origin.reference, place: "table session", reason: "The row isn't as it was written.")
        ]
        return session
    }

    /// The sessions in a range of numbers of which only entries are left.
    private func unnamed(_ numbers: Range<Int64>, _ take: (SalvagedSession) throws -> Void) throws {
        var next = numbers.lowerBound
        while next < numbers.upperBound {
            var scan = TableScan(connection, .entries)
            let range = Place.make(next, 0)...(Place.make(numbers.upperBound, 0) - 1)
            guard let place = try scan.first(range) else { return }
            let number = Place.number(place)
            var session = session(number, Self.unnamed(number), nil)
            session.losses = [
                Damage(
                    session: session.origin.reference, place: "table session",
                    reason: "The row of session number \(number) is missing: its name is lost.")
            ]
            try take(session)
            next = number + 1
        }
    }

    private func session(_ number: Int64, _ origin: NewSession, _ known: Session?) -> SalvagedSession {
        let connection = connection
        var session = SalvagedSession(origin) { take in
            try SalvagedLog(connection, number, origin.reference).read(take)
        }
        session.lastSequence = known?.head.sequence ?? 0
        if number == anchor.number { session.lastSequence = max(session.lastSequence, Int(anchor.value)) }
        session.fence = known?.fence ?? 0
        return session
    }

    private static func unnamed(_ number: Int64) -> NewSession {
        NewSession(SessionReference(SessionID(unchecked: "unnamed-\(number)")))
    }
}
