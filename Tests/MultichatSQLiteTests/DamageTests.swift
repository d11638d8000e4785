import Multichat
import MultichatSQLiteSupport
import TestSupport
import Testing

@testable import MultichatSQLite

/// One change behind the store's back, and what is found then.
struct Tampering: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var sql: String
    var place: String
    var sequence: Int?

    init(_ name: String, _ sql: String, _ place: String, _ sequence: Int? = nil) {
        testDescription = name
        self.sql = sql
        self.place = place
        self.sequence = sequence
    }

    /// The place of an entry of the session `release`, which has the number 1.
    private static func place(_ sequence: Int) -> String { "\(1 << 32 | sequence)" }

    static let all = [
        Tampering("a missing entry", "DELETE FROM entry WHERE place = \(place(7))", "table entry", 7),
        Tampering("a missing last entry", "DELETE FROM entry WHERE place = \(place(41))", "table entry", 41),
        Tampering(
            "swapped entries",
            """
            UPDATE entry SET place = 0 WHERE place = \(place(7));
            UPDATE entry SET place = \(place(7)) WHERE place = \(place(8));
            UPDATE entry SET place = \(place(8)) WHERE place = 0
            """, "table entry", 7),
        Tampering("a changed body", "UPDATE entry SET body = '{}' WHERE place = \(place(7))", "table entry", 7),
        Tampering("a changed author", "UPDATE entry SET author = 'B' WHERE place = \(place(7))", "table entry", 7),
        Tampering("a changed time", "UPDATE entry SET time = time + 1 WHERE place = \(place(7))", "table entry", 7),
        Tampering(
            "an entry behind the head",
            "INSERT INTO entry SELECT \(place(50)), id, kind, key, author, time, seal, chain, crc, body FROM entry "
                + "WHERE place = \(place(7))", "table entry", 50),
        Tampering(
            "a missing id", "DELETE FROM entry_id WHERE session = 1 AND sequence = 7", "table entry_id", 7),
        Tampering("a foreign id", "INSERT INTO entry_id VALUES(1, 5, 7)", "table entry_id"),
        Tampering("a missing key", "DELETE FROM entry_key WHERE session = 1 AND sequence = 6", "table entry_key", 6),
        Tampering("a foreign key", "INSERT INTO entry_key VALUES(1, 'key/0', 5, 0)", "table entry_key"),
        Tampering("a missing rewind", "DELETE FROM rewind WHERE session = 1", "table rewind"),
        Tampering("a changed rewind", "UPDATE rewind SET target = 3 WHERE session = 1", "table rewind", 41),
        Tampering("a missing participant", "DELETE FROM participant WHERE session = 1", "table participant"),
        Tampering("a missing session", "DELETE FROM session WHERE number = 1", "table entry"),
        Tampering("a changed head", "UPDATE session SET head = 9 WHERE number = 1", "table session"),
        Tampering("a changed topic", "UPDATE session SET topic = 'other' WHERE number = 1", "table session"),
        Tampering(
            "swapped sessions",
            """
            UPDATE session SET number = 0 WHERE number = 1; UPDATE session SET number = 1 WHERE number = 2;
            UPDATE session SET number = 2 WHERE number = 0
            """, "table session"),
        Tampering("a hidden session", "UPDATE session SET staged = 1 WHERE number = 1", "table session"),
        Tampering("a missing index", "DROP INDEX session_by_update", "sqlite_schema"),
    ]
}

@Suite("Damage in an SQLite store") struct DamageTests {
    let folder: TemporaryDirectory

    init() throws { folder = try TemporaryDirectory() }

    @Test("a store that is well has none") func none() throws {
        let sample = try Sample()
        #expect(try Sample.damage(sample.store) == [])
        #expect(try sample.store.check(Sample.sessions[0]) == [])
        #expect(throws: MultichatError.self) { try sample.store.check(SessionReference("nobody")) }
        try sample.store.close()
        #expect(failure { _ = try sample.store.check(nil) }?.code == .closed)
        #expect(try Sample.damage(Sample.open(sample.path)) == [])
    }

    @Test("is found, with its place", arguments: Tampering.all)
    func found(_ tampering: Tampering) throws {
        let store = try Sample.open(Sample.altered(tampering.sql, in: folder))
        let damage = try store.check(nil).filter { $0.place == tampering.place }
        #expect(damage.contains { $0.sequence == tampering.sequence ?? $0.sequence }, "\(damage)")
    }

    @Test("is never served, and gives no sequence twice", arguments: Tampering.all)
    func notServed(_ tampering: Tampering) throws {
        let content = try Sample.closed.get().content[0]
        let store = try Sample.open(Sample.altered(tampering.sql, in: folder))
        if let read = try? Sample.content(store, Sample.sessions[0]) { #expect(read == content) }
        let draft = Draft(id: "next", kind: .message, author: "A", body: Message("next").body)
        if let receipt = try? store.append(Append(to: Sample.sessions[0], [draft])) {
            #expect(receipt.first == content.count + 1)
        }
    }

    @Test("an entry that isn't as it was written is named") func named() throws {
        let sql = "UPDATE entry SET body = '{}' WHERE place = \(1 << 32 | 7)"
        let store = try Sample.open(Sample.altered(sql, in: folder))
        let error = failure { _ = try Sample.content(store, Sample.sessions[0]) }
        #expect(error?.code == .damaged)
        #expect(error?.session == "release")
        #expect(error?.sequence == 7)
        let report = try Verifier(store).verify(Sample.sessions[0])
        #expect(report.damage.map(\.sequence) == [7])
        #expect(try Sample.content(store, Sample.sessions[1]).count == 41)
    }

    @Test("an entry behind the head keeps the next one from being lost") func behindTheHead() throws {
        let next = 1 << 32 | 42
        let columns = "id, kind, key, author, time, seal, chain, crc, body"
        let sql = "INSERT INTO entry SELECT \(next), \(columns) FROM entry LIMIT 1"
        let store = try Sample.open(Sample.altered(sql, in: folder))
        let draft = Draft(id: "next", kind: .message, author: "A", body: Message("next").body)
        let error = failure { _ = try store.append(Append(to: Sample.sessions[0], [draft])) }
        #expect(error?.code == .damaged)
        #expect(error?.sequence == 42)
    }
}
