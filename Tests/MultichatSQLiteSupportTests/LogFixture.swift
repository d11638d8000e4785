import Multichat
import MultichatSQLiteSupport
import TestSupport

/// A database whose last transactions stand in a write-ahead log that SQLite wrote.
struct LogFixture {
    static let frameSize = 24 + 2048

    let scratch: Scratch
    let database: [UInt8]
    let log: [UInt8]
    /// The number of frames up to and with each commit.
    let commits: [Int]

    /// Each transaction inserts one value of that many bytes; 100 bytes change one page, 10,000 change seven or so.
    init(_ sizes: [Int], restartingAfter restart: Int? = nil) throws {
        scratch = try Scratch()
        let connection = try scratch.connect("a.db")
        try connection.execute("CREATE TABLE item(value BLOB NOT NULL)")
        try connection.statement("PRAGMA wal_checkpoint(TRUNCATE)").run()
        let insert = try connection.statement("INSERT INTO item VALUES (randomblob(?))")
        var commits: [Int] = []
        for (index, size) in sizes.enumerated() {
            insert.bind(1, size)
            try insert.run()
            let frames = connection.walBytes / Self.frameSize
            if frames < commits.last ?? 0 { commits = [] }
            commits.append(frames)
            if index + 1 == restart { try connection.statement("PRAGMA wal_checkpoint(PASSIVE)").run() }
        }
        connection.close()
        self.commits = commits
        database = try scratch.bytes("a.db")
        log = try scratch.bytes("a.db-wal")
    }

    /// Puts a changed log in the place of the one that SQLite wrote, and scans it.
    func scan(_ log: [UInt8]) throws -> WALReport {
        try scratch.write("b.db", database)
        try scratch.write("b.db-wal", log)
        return try WALScanner.scan(scratch.file("b.db"))
    }

    /// How many frames SQLite keeps of the log that was scanned last.
    func recovered() throws -> Int {
        let connection = try scratch.connect("b.db", .write)
        return try connection.statement("PRAGMA wal_checkpoint(PASSIVE)").first { $0.int(1) } ?? -1
    }

    /// The log after one more transaction on the database, with a value of that many bytes.
    func continued(_ size: Int) throws -> [UInt8] {
        try scratch.write("c.db", database)
        try scratch.write("c.db-wal", log)
        let connection = try scratch.connect("c.db", .write)
        try connection.execute("INSERT INTO item VALUES (randomblob(\(size)))")
        connection.close()
        return try scratch.bytes("c.db-wal")
    }

    static func offset(ofFrame frame: Int) -> Int { 32 + frame * frameSize }
}

extension [UInt8] {
    func flipping(_ offset: Int, bit: Int = 0) -> [UInt8] {
        var copy = self
        copy[offset] ^= 1 << UInt8(bit)
        return copy
    }
}
