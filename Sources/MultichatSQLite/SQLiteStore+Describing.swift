import CSQLite
import Multichat
import MultichatFiles

extension SQLiteStore: Describing {
    /// Its file, the file's size, and SQLite's version.
    public func facts() throws -> [StoreFact] {
        [
            StoreFact("kind", .text("sqlite")), StoreFact("file", .text(path)),
            StoreFact("size", .bytes(try File(path, .read).size)),
            StoreFact("log size", .bytes((try? File(path + "-wal", .read).size) ?? 0)),
            StoreFact("version", .text("SQLite \(String(cString: sqlite3_libversion()))")),
            StoreFact("durability", .text("synced")),
        ]
    }
}
