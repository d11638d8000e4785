import Multichat
import MultichatFiles
import MultichatSQLiteSupport
import TestSupport
import Testing

@testable import MultichatSQLite

@Suite("A deleted session's rows go in slices") struct SweepTests {
    private static let tables = ["entry", "entry_id", "entry_key", "rewind"]
    private let folder: TemporaryDirectory
    private let path: String
    private let session = SessionReference("large")

    init() throws {
        folder = try TemporaryDirectory(inMemory: true)
        path = folder("store.db")
    }

    /// Fills a session, and makes its rows those of a deleted one, none of which are removed yet.
    private func deleted(_ fill: (SQLiteStore) throws -> Void) throws -> StoreWriter {
        let store = try SQLiteStore(path: path)
        _ = try store.create(NewSession(session))
        try fill(store)
        try store.close()
        let connection = try SQLiteConnection(path, SQLiteConfiguration(.write))
        try connection.execute("UPDATE session SET staged = number + 1; DELETE FROM participant")
        connection.close()
        return try StoreWriter(path, StoreConfiguration(), SQLiteSchema.schema)
    }

    private func rows() throws -> [Int] {
        let connection = try SQLiteConnection(path, SQLiteConfiguration(.read))
        defer { connection.close() }
        return try Self.tables.map { table in
            try connection.statement(dynamic: "SELECT count(*) FROM \(table)").first { $0.int(0) } ?? -1
        }
    }

    @Test("of so many rows of every table") func rowsOfEveryTable() throws {
        let count = 45_000
        let writer = try deleted { store in
            for start in stride(from: 0, to: count, by: 500) {
                let drafts = (start..<start + 500).map { number in
                    var draft = Draft(id: EntryID(unchecked: "\(number)"), kind: .value, body: .null)
                    draft.key = EntryKey(unchecked: "key \(number)")
                    return draft
                }
                _ = try store.append(Append(to: session, drafts))
            }
        }
        var before = try rows()
        #expect(before == [count, count, count, 0])
        var slices = 0
        while try writer.sweepSlice() {
            let now = try rows()
            #expect(zip(before, now).allSatisfy { $0 - $1 <= StoreWriter.slice.rows })
            before = now
            slices += 1
        }
        #expect(before == [0, 0, 0, 0])
        // The ids go with their entries.
        #expect((5...7).contains(slices))
        writer.database.close()
    }

    @Test("of so many bytes of bodies, so that the log stays short") func bytes() throws {
        let body = Message(String(repeating: "x", count: 1 << 20)).body
        let writer = try deleted { store in
            for number in 0..<50 {
                let draft = Draft(id: EntryID(unchecked: "\(number)"), kind: .message, author: "A", body: body)
                _ = try store.append(Append(to: session, [draft]))
            }
        }
        var slices = 0
        while try writer.sweepSlice() {
            #expect(try File(path + "-wal", .read).size < 40 << 20)
            slices += 1
        }
        #expect(slices >= 4)
        #expect(try rows() == [0, 0, 0, 0])
        writer.database.close()
    }
}
