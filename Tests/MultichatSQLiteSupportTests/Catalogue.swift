import MultichatSQLiteSupport
import TestSupport

/// A schema of three versions, for tests.
enum Catalogue {
    static let schema = Schema(
        name: "a catalogue", applicationID: 0x424F_4F4B,
        migrations: [
            "CREATE TABLE book(title TEXT NOT NULL) STRICT",
            "ALTER TABLE book ADD COLUMN year INTEGER; CREATE INDEX byYear ON book(year)",
            "UPDATE book SET year = 0 WHERE year IS NULL",
        ])

    /// The schema as an earlier program knew it.
    static func version(_ version: Int) -> Schema {
        var schema = schema
        schema.migrations.removeLast(schema.migrations.count - version)
        return schema
    }

    static func add(_ title: String, to writer: SQLiteWriter) throws {
        try writer.transaction { database in
            let insert = try database.statement("INSERT INTO book(title) VALUES (?)")
            insert.bind(1, title)
            try insert.run()
        }
    }

    static func titles(_ connection: SQLiteConnection) throws -> [String] {
        var titles: [String] = []
        try connection.statement("SELECT title FROM book ORDER BY rowid").forEach { titles.append($0.text(0)) }
        return titles
    }
}
