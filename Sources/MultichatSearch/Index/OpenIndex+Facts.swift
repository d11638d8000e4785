import Multichat
import MultichatSQLiteSupport

extension OpenIndex {
    /// Why the file can't serve an owner, as a clause; `nil` where it can. A file without an owner becomes theirs.
    func misfit(_ owner: String) throws -> String? {
        let facts = try read { connection in
            var facts: [String: String] = [:]
            try connection.statement("SELECT name, value FROM fact").forEach { facts[$0.text(0)] = $0.text(1) }
            return facts
        }
        guard facts["format"] == String(IndexSchema.format) else { return "it is of another version" }
        guard let known = facts["owner"] else {
            try own(owner)
            return nil
        }
        return known.utf8.elementsEqual(owner.utf8) ? nil : "it belongs to another store"
    }

    /// Writes down whose index it is.
    func own(_ owner: String) throws {
        try write { connection in
            let insert = try connection.statement("INSERT OR REPLACE INTO fact VALUES('owner', ?)")
            insert.bind(1, owner)
            try insert.run()
        }
    }
}
