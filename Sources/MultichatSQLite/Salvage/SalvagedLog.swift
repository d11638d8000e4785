import Multichat
import MultichatSQLiteSupport

/// The entries of one session that can be read in a damaged file.
struct SalvagedLog {
    private let connection: SQLiteConnection
    private let number: Int64
    private let session: SessionReference

    init(_ connection: SQLiteConnection, _ number: Int64, _ session: SessionReference) {
        self.connection = connection
        self.number = number
        self.session = session
    }

    func read(_ take: (SalvagedItem) throws -> Void) throws {
        var scan = TableScan(connection, .entries)
        try scan.run(Place.make(number, 1)...Place.make(number, Place.maximumSequence)) { row in
            try take(item(row))
        } hole: { first, reason in
            try take(
                .loss(
                    Damage(
                        session: session, sequence: Place.sequence(first), place: "table entry", reason: reason)))
        }
    }

    private func item(_ row: Statement) -> SalvagedItem {
        do {
            return .entry(try EntryRow.read(row, session))
        } catch {
            let reason = "The row isn't as it was written."
            return .loss(
                Damage(
                    session: session, sequence: Place.sequence(row.int64(0)), place: "table entry", reason: reason))
        }
    }
}
