import Multichat
import MultichatSQLiteSupport

/// The tables of an index's file.
///
/// An index holds nothing that a store doesn't have, so it is never migrated: one of another format is made anew.
enum IndexSchema {
    /// Another number for every change of the tables, of what stands in them, or of how text becomes words.
    static let format = 2

    /// The file's name tag, and its tables.
    static let schema = Schema(
        name: "a Multichat search index", applicationID: 0x4D63_7378,
        migrations: [([facts] + tables).joined(separator: ";\n")])

    /// What each part of the index keeps, as SQL.
    private static let tables = [MessageTables.sql, BrainTables.sql]

    /// What the file says about itself: its format, and whose index it is.
    private static let facts = """
        CREATE TABLE fact(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
        INSERT INTO fact VALUES('format', '\(format)')
        """
}
