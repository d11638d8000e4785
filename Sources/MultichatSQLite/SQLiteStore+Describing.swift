import CSQLite
import Multichat
import MultichatFiles
import MultichatSQLiteSupport

extension SQLiteStore: Describing {
    /// Its file, the file's size, and SQLite's version.
    public func facts() throws -> [StoreFact] {
        [
            StoreFact("kind", .text("sqlite")), StoreFact("file", .text(path)),
            StoreFact("size", .bytes(try size)),
            StoreFact("log size", .bytes((try? File(path + "-wal", .read).size) ?? 0)),
            StoreFact("version", .text("SQLite \(String(cString: sqlite3_libversion()))")),
            StoreFact("durability", .text("synced")),
        ]
    }

    /// The bytes of all pages, those that still stand in the log too.
    ///
    /// SQLite is asked: closing a descriptor of ours would free the locks that its connections hold on the file.
    private var size: Int {
        get throws {
            try readers.read { connection in
                let pageSize = try connection.statement(SQL.pageSize).first { $0.int(0) } ?? 0
                return try connection.pageCounts().all * pageSize
            }
        }
    }
}
