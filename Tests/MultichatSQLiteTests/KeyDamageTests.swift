import Multichat
import MultichatFiles
import MultichatSQLiteSupport
import TestSupport
import Testing

@testable import MultichatSQLite

/// Damage in the tables that lead to values and hide what was rewound.
@Suite("Damage in an index of an SQLite store") struct KeyDamageTests {
    private let folder: TemporaryDirectory
    private let path: String
    private let session = SessionReference("a")

    init() throws {
        folder = try TemporaryDirectory(inMemory: true)
        path = folder("a.db")
        let store = try SQLiteStore(path: path)
        for name in ["before", "a", "behind"] {
            let chat = try Swarm(store).start(SessionID(unchecked: name))
            for number in 0..<9 { try chat.put(number, as: EntryKey(unchecked: "key \(number % 3)")) }
            if name == "a" { try chat.rewind(to: 7) }
        }
        try store.close()
    }

    /// The values of the session as the file holds them, key by key and as a list.
    private func values(_ path: String) throws -> [[Entry]] {
        let pool = ReaderPool(path, .readUnchanging)
        defer { pool.close() }
        return try pool.read { connection in
            let log = try LogReader(connection, session, at: Timestamp(microseconds: 0))
            var list = LatestQuery(session)
            let all = try log.latest(list)
            let single = try ["key 0", "key 1", "key 2", "key 3"].flatMap { key in
                list.key = EntryKey(unchecked: key)
                return try log.latest(list)
            }
            return [all, single]
        }
    }

    /// Where a table's first page begins.
    private func root(_ table: String) throws -> Int {
        let connection = try SQLiteConnection(path, SQLiteConfiguration(.read))
        defer { connection.close() }
        let statement = try connection.statement(dynamic: "SELECT rootpage FROM sqlite_schema WHERE name = ?1")
        statement.bind(1, table)
        return try #require(try statement.first { $0.int(0) }) * SQLiteSchema.pageSize - SQLiteSchema.pageSize
    }

    @Test("a flipped bit in any row of the keys makes no value stale, but for one in thousands") func keys() throws {
        let truth = try values(path)
        #expect(truth.map(\.count) == [3, 3])
        let content = try File(path, .read).contents()
        let page = try root("entry_key")
        // The rows stand at the page's end.
        let first = Int(content[page + 5]) << 8 | Int(content[page + 6])
        var (found, wrong) = (0, [Int]())
        for bit in (page + first) * 8..<(page + SQLiteSchema.pageSize) * 8 {
            var bytes = content
            bytes[bit / 8] ^= 1 << UInt8(bit % 8)
            let copy = try folder.file("copy.db", bytes).path
            guard let values = try? values(copy) else {
                found += 1
                continue
            }
            if values != truth { wrong.append(bit) }
        }
        #expect(found > 1000)
        // In one of them a number of a type that SQLite has not defined leads its search astray, and it passes over it.
        #expect(wrong.count <= 1, "\(wrong)")
    }

    @Test("a rewind that is lost doesn't bring back what it hid") func rewinds() throws {
        let connection = try SQLiteConnection(path, SQLiteConfiguration(.write))
        try connection.execute("DELETE FROM rewind")
        connection.close()
        let store = try SQLiteStore(path: path)
        #expect(failure { _ = try Swarm(store).chat("a").entries(last: 50) }?.code == .damaged)
        #expect(failure { try Swarm(store).chat("a").put(7, as: "key 1") }?.code == .damaged)
        #expect(try store.check(session).contains { $0.place == "table rewind" })
    }

    @Test("the check of a file comes to an end, whatever bit is flipped", arguments: ["entry", "entry_key", "session"])
    func check(_ table: String) throws {
        let content = try File(path, .read).contents()
        let page = try root(table)
        var found = 0
        for bit in stride(from: page * 8, to: (page + SQLiteSchema.pageSize) * 8, by: 37) {
            var bytes = content
            bytes[bit / 8] ^= 1 << UInt8(bit % 8)
            let copy = try folder.file("copy.db", bytes).path
            let connection = try SQLiteConnection(copy, SQLiteConfiguration(.readUnchanging))
            defer { connection.close() }
            var check = FileCheck(connection)
            try check.run()
            if !check.damage.isEmpty { found += 1 }
        }
        #expect(found > 50)
    }
}
