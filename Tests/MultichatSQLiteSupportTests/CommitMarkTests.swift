import Multichat
import MultichatFiles
import TestSupport
import Testing

@testable import MultichatSQLiteSupport

@Suite struct CommitMarkTests {
    let scratch: Scratch
    let path: String

    init() throws {
        scratch = try Scratch()
        path = scratch.file("a.db")
    }

    /// Two commits in the log, of a process that died then.
    private func crashed() throws {
        let writer = try SQLiteWriter(path, Catalogue.schema)
        try Catalogue.add("Emma", to: writer)
        try Catalogue.add("Persuasion", to: writer)
        try writer.withConnection { $0.close() }
    }

    @Test(arguments: [1, 100, LogFixture.frameSize, 2 * LogFixture.frameSize])
    func aLogCutBelowItsLastCommitIsDamaged(_ bytes: Int) throws {
        try crashed()
        let log = Array(try scratch.bytes("a.db-wal").dropLast(bytes))
        try scratch.write("a.db-wal", log)
        let error = failure { _ = try SQLiteWriter(path, Catalogue.schema) }
        #expect(error?.code == .damaged)
        #expect(error?.message.contains("at byte") == true)
        #expect(try scratch.bytes("a.db-wal") == log)
    }

    @Test func aFlippedBitInTheLastCommitIsDamage() throws {
        try crashed()
        let log = try scratch.bytes("a.db-wal")
        try scratch.write("a.db-wal", log.flipping(log.count - 5))
        #expect(failure { _ = try SQLiteWriter(path, Catalogue.schema) }?.code == .damaged)
    }

    @Test func aFlippedBitUnderAnOpenWriterIsFound() throws {
        let writer = try SQLiteWriter(path, Catalogue.schema)
        try Catalogue.add("Emma", to: writer)
        #expect(try writer.scanLog().verdict == .clean)
        let log = try File(path + "-wal", .write)
        let byte = try log.read(1, at: LogFixture.frameSize)
        try [byte[0] ^ 4].withUnsafeBytes { try log.write($0, at: LogFixture.frameSize) }
        #expect(try writer.scanLog().verdict == .damaged)
    }

    /// A mark proves nothing about another log, nor where it is not whole.
    @Test(arguments: ["", "text", "a mark of thirty-six bytes, or of more than that"])
    func aLogIsJudgedByItsOwnMarkAlone(_ mark: String) throws {
        try crashed()
        try scratch.write("a.db-lock", Array(mark.utf8))
        try SQLiteWriter(path, Catalogue.schema).close()
        let log = CommitMark(salts: 1, frames: 9)
        var other = WALReport(.clean)
        other.salts = 2
        log.judge(&other)
        #expect(other.verdict == .clean)
    }

    @Test func theMarkFollowsLogsThatBeginAnew() throws {
        let writers = try (0..<2).map { _ in try SQLiteWriter(path, Catalogue.schema) }
        for number in 0..<20 {
            try Catalogue.add("\(number)", to: writers[number % 2])
            // What writes nothing must not mark how far the log went before it began anew.
            try writers[(number + 1) % 2].transaction { _ in }
            if number % 5 == 4 { try writers[0].checkpoint(number == 9 ? .restart : .truncate) }
            #expect(try writers[number % 2].scanLog().verdict != .damaged)
        }
        for writer in writers { try writer.withConnection { $0.close() } }
        let next = try SQLiteWriter(path, Catalogue.schema)
        #expect(try next.withConnection { try Catalogue.titles($0).count } == 20)
        next.close()
    }
}
