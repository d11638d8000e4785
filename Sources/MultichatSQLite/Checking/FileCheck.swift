import Multichat
import MultichatSQLiteSupport

/// Looks through a whole file for damage, a session at a time, so that no snapshot lasts long.
struct FileCheck {
    let connection: SQLiteConnection
    private(set) var damage: [Damage] = []

    init(_ connection: SQLiteConnection) { self.connection = connection }

    /// Checks the file's structure, every session, and that no rows belong to none.
    mutating func run() throws {
        for fault in try connection.integrityFaults() { note("file \(connection.path)", fault) }
        try passing("sqlite_schema") { try $0.checkObjects() }
        try passing("table session") { try $0.checkSessions() }
        try passing("table entry_id") { try $0.checkIDs() }
        for (table, sql) in SQL.owners {
            try passing("table \(table)") { try $0.checkOwners(in: table, sql) }
        }
    }

    /// Checks one session that everybody sees.
    mutating func run(_ reference: SessionReference) throws {
        try passing("table session") { check in
            let statement = try check.connection.statement(SQL.findSession)
            statement.bind(reference)
            statement.bind(3, StoreWriter.Stage.visible.rawValue)
            guard let number = try statement.first({ $0.int64(0) }) else { throw MultichatError.unknown(reference) }
            try check.checkSession(number)
        }
    }

    private mutating func checkSessions() throws {
        var number: Int64 = 0
        while let next = try first(SQL.nextNumber, behind: number) {
            try passing("table session") { check in
                try check.connection.snapshot { try check.checkSession(next) }
            }
            number = next
        }
    }

    private mutating func checkSession(_ number: Int64) throws {
        let statement = try connection.statement(SQL.sessionNumbered)
        statement.bind(1, number)
        // It may have been deleted meanwhile, or be on its way out.
        guard let row = try statement.first({ try row(in: $0) }) ?? nil else { return }
        var check = SessionCheck(connection, row)
        defer { damage += check.damage }
        try check.run()
    }

    private func row(in statement: Statement) throws -> SessionRow? {
        statement.int64(19) == statement.int64(0) + 1 ? nil : try SessionRow(statement)
    }

    func first(_ sql: StaticString, behind number: Int64) throws -> Int64? {
        let statement = try connection.statement(sql)
        statement.bind(1, number)
        let next = try statement.first { $0.int64(0) }
        // A damaged tree may answer one that was passed already, and would keep the check from ending.
        guard next ?? .max > number else {
            throw MultichatError(.damaged, "A number behind \(number) is not in order.")
        }
        return next
    }

    /// Notes damage that keeps a part of the check from going on, and goes on with the next part.
    mutating func passing(_ place: String, _ part: (inout FileCheck) throws -> Void) throws {
        do {
            try part(&self)
        } catch let error as MultichatError where error.code == .damaged {
            let session = error.session.map { SessionReference(SessionID(unchecked: $0)) }
            damage.append(Damage(session: session, sequence: error.sequence, place: place, reason: error.message))
        }
    }

    mutating func note(_ place: String, _ reason: String) {
        damage.append(Damage(session: nil, place: place, reason: reason))
    }
}
