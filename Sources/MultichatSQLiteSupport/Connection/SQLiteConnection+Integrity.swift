import Multichat

extension SQLiteConnection {
    /// What SQLite's own check of all pages, rows and indexes finds wrong; it reads the whole file.
    ///
    /// - Parameters:
    ///   - limit: the most faults answered.
    ///   - comparesIndexes: whether indexes are compared with their tables, which takes the longer part of the time.
    public func integrityFaults(limit: Int = 100, comparesIndexes: Bool = true) throws -> [String] {
        try faults(of: "PRAGMA \(comparesIndexes ? "integrity_check" : "quick_check")(\(limit))")
    }

    /// What SQLite's own check of a table and its indexes finds wrong.
    ///
    /// - Parameter table: its name, which is ours and not a user's.
    public func integrityFaults(of table: StaticString) throws -> [String] {
        try faults(of: "PRAGMA integrity_check(\(table))")
    }

    private func faults(of check: String) throws -> [String] {
        var faults: [String] = []
        do {
            try statement(dynamic: check).forEach { faults.append($0.text(0)) }
        } catch let error as MultichatError where error.code == .damaged {
            // Damage can end the check itself.
            faults.append("the check can't go on behind a damaged page")
        }
        return faults == ["ok"] ? [] : faults
    }
}
