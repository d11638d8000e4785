import CSQLite
import Multichat

extension SQLiteConnection {
    /// Adds an auxiliary function of full-text tables (FTS5) to this connection, for statements prepared later.
    ///
    /// - Throws: ``MultichatError`` with the code `incompatible` where SQLite was built without FTS5.
    public func addFullTextFunction(_ name: String, _ function: fts5_extension_function) throws {
        guard let api = try fullTextInterface(), let create = api.pointee.xCreateFunction else {
            throw MultichatError(
                .incompatible, "The SQLite library of this machine has no full-text search (FTS5).",
                hint: "Install the library of Debian or another one that was built with FTS5.")
        }
        try check(create(api, name, nil, function, nil))
    }

    /// What SQLite tells of FTS5 through a bound pointer: https://www.sqlite.org/fts5.html#extending_fts5
    private func fullTextInterface() throws -> UnsafeMutablePointer<fts5_api>? {
        var statement: OpaquePointer?
        try check(sqlite3_prepare_v2(handle, "SELECT fts5(?1)", -1, &statement, nil))
        defer { sqlite3_finalize(statement) }
        var api: UnsafeMutablePointer<fts5_api>?
        withUnsafeMutablePointer(to: &api) { place in
            sqlite3_bind_pointer(statement, 1, place, "fts5_api_ptr", nil)
            sqlite3_step(statement)
        }
        return api
    }
}
