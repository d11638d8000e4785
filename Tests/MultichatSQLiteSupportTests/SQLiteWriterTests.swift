import Dispatch
import Multichat
import MultichatFiles
import MultichatSQLiteSupport
import TestSupport
import Testing

@Suite struct SQLiteWriterTests {
    let scratch: Scratch
    let path: String

    init() throws {
        scratch = try Scratch()
        path = scratch.file("a.db")
    }

    /// Ends a writer as a crash would, but for the lock.
    private func crash(_ writer: SQLiteWriter) throws { try writer.withConnection { $0.close() } }

    private func count(_ connection: SQLiteConnection) throws -> Int {
        try connection.statement("SELECT count(*) FROM book").first { $0.int(0) } ?? -1
    }

    @Test func writersOfOneFileWaitForEachOther() throws {
        let writers = try (0..<2).map { _ in try SQLiteWriter(path, Catalogue.schema) }
        DispatchQueue.concurrentPerform(iterations: 8) { thread in
            for number in 0..<25 {
                #expect(throws: Never.self) { try Catalogue.add("\(thread)-\(number)", to: writers[thread % 2]) }
            }
        }
        let reader = try scratch.connect("a.db", .read)
        #expect(try count(reader) == 200)
        #expect(Set(try Catalogue.titles(reader)).count == 200)
        for writer in writers { writer.close() }
    }

    @Test func whatWasCommittedOutlivesACrash() throws {
        let writer = try SQLiteWriter(path, Catalogue.schema)
        try Catalogue.add("Emma", to: writer)
        try crash(writer)
        let next = try SQLiteWriter(path, Catalogue.schema)
        #expect(next.recovery.verdict == .clean)
        #expect(next.recovery.committedFrames > 0)
        #expect(try next.withConnection { try Catalogue.titles($0) } == ["Emma"])
    }

    @Test func aTornLogIsRecoveredAndEmptied() throws {
        let writer = try SQLiteWriter(path, Catalogue.schema)
        try Catalogue.add("Emma", to: writer)
        try Catalogue.add("Persuasion", to: writer)
        try crash(writer)
        try scratch.write("a.db-wal", try scratch.bytes("a.db-wal").dropLast(100))
        // The commit was never answered, so there is no mark of it.
        try scratch.write("a.db-lock", [])
        let next = try SQLiteWriter(path, Catalogue.schema)
        #expect(next.recovery.verdict == .torn)
        #expect(try next.withConnection { try Catalogue.titles($0) } == ["Emma"])
        #expect(try scratch.bytes("a.db-wal").isEmpty)
    }

    @Test func aDamagedLogIsRefusedUntouched() throws {
        let writer = try SQLiteWriter(path, Catalogue.schema)
        for title in ["Emma", "Persuasion", "Sanditon"] { try Catalogue.add(title, to: writer) }
        try crash(writer)
        let log = try scratch.bytes("a.db-wal").flipping(LogFixture.offset(ofFrame: 0) + 100)
        try scratch.write("a.db-wal", log)
        let database = try scratch.bytes("a.db")
        let error = failure { _ = try SQLiteWriter(path, Catalogue.schema) }
        #expect(error?.code == .damaged)
        #expect(error?.message.contains("\(path)-wal") == true)
        #expect(try scratch.bytes("a.db-wal") == log)
        #expect(try scratch.bytes("a.db") == database)
    }

    @Test func closingEmptiesTheLogAndEndsTheWriter() throws {
        let writer = try SQLiteWriter(path, Catalogue.schema)
        try Catalogue.add("Emma", to: writer)
        writer.close()
        writer.close()
        #expect(try scratch.bytes("a.db-wal").isEmpty)
        #expect(failure { try Catalogue.add("Persuasion", to: writer) }?.code == .closed)
        #expect(failure { _ = try writer.checkpoint(.passive) }?.code == .closed)
    }

    @Test func aReadersSnapshotKeepsTheLogAndNoMore() throws {
        var configuration = SQLiteConfiguration(.create)
        configuration.busyTimeout = 0
        let writer = try SQLiteWriter(path, Catalogue.schema, configuration)
        try Catalogue.add("Emma", to: writer)
        let reader = try scratch.connect("a.db", .read)
        try reader.snapshot {
            #expect(try count(reader) == 1)
            try Catalogue.add("Persuasion", to: writer)
            let result = try writer.checkpoint(.truncate)
            #expect(!result.isComplete && result.copied < result.frames)
            #expect(try count(reader) == 1)
        }
        #expect(try writer.checkpoint(.truncate).isComplete)
        #expect(try count(reader) == 2)
        #expect(try scratch.bytes("a.db-wal").isEmpty)
    }

    @Test func aFileThatCannotBeWrittenIsAClearError() throws {
        let error = failure { _ = try SQLiteWriter("/proc/none/a.db", Catalogue.schema) }
        #expect(error?.message.contains("/proc/none/a.db") == true)
        #expect(error?.code == .cannotCreate)
    }
}
