import Multichat
import MultichatFiles
import MultichatSQLiteSupport
import TestSupport
import Testing

@Suite struct LostDatabaseTests {
    @Test func aLogWithoutItsDatabaseIsNotLost() throws {
        let scratch = try Scratch()
        let path = scratch.file("a.db")
        let writer = try SQLiteWriter(path, Catalogue.schema)
        try Catalogue.add("Emma", to: writer)
        try writer.withConnection { $0.close() }
        try Directory.removeFile(path)
        let log = try scratch.bytes("a.db-wal")
        #expect(failure { _ = try SQLiteWriter(path, Catalogue.schema) }?.code == .damaged)
        #expect(try scratch.bytes("a.db-wal") == log)
    }
}
