import Multichat
import MultichatFiles
import MultichatSQLiteSupport
import TestSupport
import Testing

@testable import MultichatSQLite

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Holds `Documentation/sqlite-schema.md` to what it says.
@Suite("The page on the SQLite file") struct SchemaPageTests {
    private static let hasShell = access("/usr/bin/sqlite3", X_OK) == 0

    private let page: String
    private let sample: Sample

    init() throws {
        let root = Directory.parent(of: Directory.parent(of: Directory.parent(of: #filePath)))
        page = try File(root + "/Documentation/sqlite-schema.md", .read).text
        sample = try Sample(entries: 8)
    }

    @Test("names every table, column, index and view") func names() throws {
        try sample.store.close()
        let connection = try SQLiteConnection(sample.path, SQLiteConfiguration(.read))
        var names: Set<String> = []
        let sql = "SELECT name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'"
        try connection.statement(dynamic: sql).forEach { names.insert($0.text(0)) }
        for table in names {
            try connection.statement(dynamic: "SELECT name FROM pragma_table_info('\(table)')").forEach {
                names.insert($0.text(0))
            }
        }
        #expect(names.count > 30)
        for name in names { #expect(page.contains("`\(name)`"), "\(name)") }
    }

    @Test("its examples work, beside an open store", .disabled(if: !Self.hasShell, "sqlite3 is not installed"))
    func examples() throws {
        let blocks = page.components(between: "```sh\n", and: "```")
        #expect(blocks.count == 6)
        _ = rename(sample.path, sample.folder("chats.db"))
        for suffix in ["-wal", "-shm"] { _ = rename(sample.path + suffix, sample.folder("chats.db") + suffix) }
        for block in blocks {
            let script = try sample.folder.file("script \(block.utf8.count)", Array(("set -e\n" + block).utf8)).path
            let output = script + ".out"
            #expect(system("cd '\(sample.folder.path)' && sh '\(script)' > '\(output)' 2>&1") == 0, "\(block)")
            #expect(try File(output, .read).size > 10, "\(block)")
        }
    }
}

extension String {
    /// What stands between each beginning and the next end.
    fileprivate func components(between start: String, and end: String) -> [String] {
        split(separator: start).dropFirst().map {
            String($0.prefix(upTo: $0.firstRange(of: end)?.lowerBound ?? $0.endIndex))
        }
    }
}
