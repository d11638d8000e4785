import Multichat
import MultichatSQLiteSupport

extension SQLiteStore: Checking {
    /// All damage found in a session, or in the whole file and its write-ahead log.
    ///
    /// Rows are compared with their checksums, and the tables of ids, keys, rewinds and participants with the entries;
    /// of the whole file also the structure (`PRAGMA integrity_check`). The file can be written meanwhile.
    ///
    /// - Throws: ``MultichatError``: `notFound` for an unknown session, `io`.
    /// - Complexity: O(entries), in constant memory.
    public func check(_ session: SessionReference?) throws -> [Damage] {
        let connection = try readers.connection()
        defer { connection.close() }
        let log = try checkLog()
        var check = FileCheck(connection)
        if let session { try connection.snapshot { try check.run(session) } } else { try check.run() }
        return log + check.damage
    }

    /// What SQLite's own check finds in the table of sessions and its indexes.
    public func checkLists() throws -> [Damage] {
        let connection = try readers.connection()
        defer { connection.close() }
        return try connection.integrityFaults(of: "session").map { fault in
            Damage(session: nil, place: "table session", reason: fault)
        }
    }

    private func checkLog() throws -> [Damage] {
        guard let log = try writer?.database.scanLog(), log.verdict == .damaged else { return [] }
        let place = log.faultOffset.map { " from byte \($0) on" } ?? ""
        return [Damage(session: nil, place: "file \(path)-wal", reason: "It isn't as it was written\(place).")]
    }
}
