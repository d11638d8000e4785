import MultichatSQLiteSupport

/// A database with a table of items, in a directory of its own.
struct ItemTable {
    let scratch: Scratch
    let connection: SQLiteConnection

    init() throws {
        scratch = try Scratch()
        connection = try scratch.connect("a.db")
        try connection.execute("CREATE TABLE item(id INTEGER PRIMARY KEY, value ANY) STRICT")
    }
}
