import Multichat
import MultichatFiles
import MultichatSQLiteSupport

/// The earlier session store of a swarm as an SQLite file with the tables `sessions` and `messages`.
///
/// Columns have the names of the JSON form; participants are JSON text. The file is only read.
enum SessionsDatabase {
    /// Whether a file begins as SQLite's do.
    static func recognises(_ path: String) -> Bool {
        guard let file = try? File(path, .read) else { return false }
        return (try? file.read(16, at: 0)) == Array("SQLite format 3\0".utf8)
    }

    static func read(_ file: ImportedFile, _ collection: inout ImportCollection) throws {
        let connection = try SQLiteConnection(file.found.source, SQLiteConfiguration(.read))
        defer { connection.close() }
        let tables = try strings(connection, "SELECT name FROM sqlite_schema WHERE type = 'table'")
        guard tables.contains("messages") else {
            throw MultichatError(.invalid, "The SQLite file has no table messages, so it is no session store.")
        }
        collection.count(.database)
        if tables.contains("sessions") {
            try rows(connection, "SELECT * FROM sessions") { number, row in
                do {
                    collection.add(try LegacyRecords.session(RecordFields(row), file, .database))
                } catch let error as MultichatError {
                    collection.report.refuse(file.found.path, "session \(number): \(error.message)", .database)
                }
            }
        }
        try rows(connection, "SELECT * FROM messages ORDER BY rowid") { number, row in
            collection.add("message \(number)", of: file, .database) {
                try LegacyRecords.message(RecordFields(row), row.json.text, file, .database)
            }
        }
    }

    private static func strings(_ connection: SQLiteConnection, _ sql: String) throws -> [String] {
        var found: [String] = []
        let statement = try connection.statement(dynamic: sql)
        try statement.forEach { found.append($0.text(0)) }
        return found
    }

    /// Calls the closure with each row as an object; text that is a JSON array becomes one.
    private static func rows(
        _ connection: SQLiteConnection, _ sql: String, _ body: (Int, JSONValue) throws -> Void
    ) throws {
        var number = 0
        let statement = try connection.statement(dynamic: sql)
        try statement.forEach { row in
            number += 1
            let members = (0..<row.columnCount).map { JSONValue.Member(row.columnName($0), value(row, $0)) }
            try body(number, .object(members))
        }
    }

    private static func value(_ row: Statement, _ column: Int) -> JSONValue {
        guard !row.isNull(column) else { return .null }
        if row.isNumber(column) { return .number(row.text(column)) }
        let text = row.text(column)
        if text.hasPrefix("["), let json = try? JSON(text) { return JSONValue(json) }
        return .string(text)
    }
}
