import Multichat
import MultichatFiles
import MultichatSQLiteSupport
import TestSupport
import Testing

@testable import MultichatSQLite

@Suite("A flipped bit in an SQLite store") struct FlippedBitTests {
    let folder: TemporaryDirectory

    init() throws { folder = try TemporaryDirectory() }

    /// Whether damage is found in a store; else it must answer all that it did before.
    private func isFound(_ path: String, _ expected: [[Entry]]) throws -> Bool {
        let store: SQLiteStore
        do {
            store = try Sample.open(path)
        } catch let error as MultichatError {
            #expect([.damaged, .incompatible].contains(error.code), "\(error)")
            return true
        }
        defer { try? store.close() }
        for (session, entries) in zip(Sample.sessions, expected) {
            // What is served is right, whether the damage is known yet or not.
            if let read = try? Sample.content(store, session) { #expect(read == entries) }
        }
        let isFound = try !Sample.damage(store).isEmpty
        for (session, entries) in zip(Sample.sessions, expected) {
            if !isFound { #expect(try Sample.content(store, session) == entries) }
            let draft = Draft(id: "next", kind: .message, author: "A", body: Message("next").body)
            if let receipt = try? store.append(Append(to: session, [draft])) {
                #expect(receipt.first == entries.count + 1)
            }
        }
        return isFound
    }

    @Test("in the database is found, or harms nothing", arguments: 0..<6 as Range<UInt64>)
    func database(_ seed: UInt64) throws {
        let (files, expected) = try Sample.closed.get()
        var random = TestSupport.SeededRandom(seed: seed)
        var found = 0
        for _ in 0..<40 {
            let bit = Int.random(in: 0..<(files[""]?.count ?? 0) * 8, using: &random)
            let path = try Sample.put(files, in: folder, as: "\(bit).db", flipping: ("", bit))
            if try isFound(path, expected) { found += 1 }
        }
        // The rest lies in the free space of pages.
        #expect(found >= 16)
    }

    @Test("in the write-ahead log is found", arguments: 0..<4 as Range<UInt64>)
    func log(_ seed: UInt64) throws {
        let sample = try Sample()
        let expected = try Sample.sessions.map { try Sample.content(sample.store, $0) }
        try sample.crash()
        let files = try sample.files()
        let bits = (files["-wal"]?.count ?? 0) * 8
        var random = TestSupport.SeededRandom(seed: seed)
        // The last bit lies in the last commit, the first ones in the header.
        for bit in (0..<20).map({ _ in Int.random(in: 0..<bits, using: &random) }) + [bits - 1, 9, 130, 230] {
            let path = try Sample.put(files, in: folder, as: "\(bit).db", flipping: ("-wal", bit))
            #expect(try isFound(path, expected), "bit \(bit) of \(bits)")
        }
        let path = try Sample.put(files, in: folder)
        #expect(try !isFound(path, expected))
    }

    @Test("in the write-ahead log of an open store is found") func openLog() throws {
        let sample = try Sample()
        let log = try File(sample.path + "-wal", .write)
        let byte = try log.read(1, at: 5000)
        try [byte[0] ^ 1].withUnsafeBytes { try log.write($0, at: 5000) }
        #expect(try sample.store.check(nil).contains { $0.place.hasSuffix("-wal") })
    }

    @Test("a file that was cut is found", arguments: [1, 4096, 50_000, 100_000])
    func cut(_ count: Int) throws {
        var (files, expected) = try Sample.closed.get()
        files[""]?.removeLast(count)
        let path = try Sample.put(files, in: folder)
        #expect(try isFound(path, expected))
    }

    @Test("a log that was emptied or removed is found", arguments: [0, 20, nil])
    func removedLog(_ rest: Int?) throws {
        let sample = try Sample(entries: 8)
        try sample.crash()
        var files = try sample.files()
        files["-wal"] = rest.flatMap { files["-wal"]?.prefix($0).map(\.self) }
        let path = try Sample.put(files, in: sample.folder)
        #expect(failure { _ = try Sample.open(path) }?.code == .damaged)
        // Refused again: the refusal itself forgets nothing.
        #expect(failure { _ = try Sample.open(path) }?.code == .damaged)
        try Directory.removeFile(path + "-lock")
        try Sample.open(path).close()
    }

    @Test("a log that was copied to the file is not missed") func copiedLog() throws {
        let sample = try Sample(entries: 8)
        try sample.crash()
        // As the `sqlite3` shell does.
        let connection = try SQLiteConnection(sample.path, SQLiteConfiguration(.write))
        try connection.execute("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        let store = try Sample.open(sample.path)
        #expect(try Sample.damage(store) == [])
    }

    @Test("a log cut below its last commit is found", arguments: [1, 4120, 100_000])
    func cutLog(_ count: Int) throws {
        let sample = try Sample()
        let expected = try Sample.sessions.map { try Sample.content(sample.store, $0) }
        try sample.crash()
        var files = try sample.files()
        files["-wal"]?.removeLast(count)
        let path = try Sample.put(files, in: folder)
        #expect(try isFound(path, expected))
    }
}
