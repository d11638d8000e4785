import Multichat
import MultichatConformance
import MultichatSQLite
import TestSupport
import Testing

@Suite struct SQLiteStoreLaws {
    @Test(arguments: Laws.all) func keeps(_ law: Law) throws { try law.run(on: SQLiteBench()) }
}

/// SQLite stores in folders of their own.
struct SQLiteBench: StoreBench {
    let name = "the SQLite store"
    let folder: TemporaryDirectory

    init() throws { folder = try TemporaryDirectory() }

    func open(_ configuration: StoreConfiguration) throws -> any Restoring {
        try SQLiteStore(path: folder("store.db"), configuration: configuration)
    }

    func reopen(_ store: any Restoring) throws -> any Restoring {
        try store.close()
        return try open(store.configuration)
    }

    func remove(_ store: any Restoring) throws { try store.close() }
}
