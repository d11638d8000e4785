import Multichat
import MultichatSQLiteSupport
import TestSupport
import Testing

@Suite struct StatementWorkTests {
    let table: ItemTable
    var connection: SQLiteConnection { table.connection }

    init() throws { table = try ItemTable() }

    @Test func plansAndWorkAreCounted() throws {
        #expect(try connection.queryPlan("SELECT * FROM item") == ["SCAN item"])
        #expect(
            try connection.queryPlan("SELECT * FROM item WHERE id = ?")
                == ["SEARCH item USING INTEGER PRIMARY KEY (rowid=?)"])
        let before = connection.work
        let insert = try connection.statement("INSERT INTO item(value) VALUES (?)")
        try connection.transaction { for _ in 0..<3 { try insert.run() } }
        let work = connection.work - before
        #expect(work.runs == 5)
        #expect(work.pagesWritten == 1)
        #expect(work.scannedRows == 0)
        try connection.statement("SELECT value FROM item ORDER BY value").run()
        #expect((connection.work - before).sorts == 1)
        #expect((connection.work - before).scannedRows > 0)
    }
}
